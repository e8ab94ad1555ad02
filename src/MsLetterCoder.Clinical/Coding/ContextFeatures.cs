using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What the context classifier sees of a span: cues that reach it and how far, the rules' own verdict, section, tense, neighbouring words, what kind of concept it is.</summary>
internal static class ContextFeatures
{
    /// <summary>Changes whenever the features do: a model of another version is refused.</summary>
    public const string Version = "context4";

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 18;

    private const int OwnWords = 6;

    /// <summary>Adds the features of the tokens [first, end) to a cleared bag.</summary>
    /// <param name="bag">The bag.</param>
    /// <param name="clues">The text.</param>
    /// <param name="first">First token of the span.</param>
    /// <param name="end">Token behind it.</param>
    /// <param name="concept">What the span names; null for any span.</param>
    /// <param name="others">The mentions of the text; null where they are not known.</param>
    /// <param name="letter">True for a letter.</param>
    public static void Add(FeatureBag bag, TextClues clues, int first, int end, Concept? concept, OtherMentions? others, bool letter)
    {
        ReadText text = clues.Text;
        Surroundings around = Surroundings.Of(clues, first, end);
        List<Cue> cues = clues.Cues[text.SentenceOf(first)];
        string kind = letter ? "L" : "M";
        string sort = concept?.Kind ?? "?";
        AddPlace(bag, around, kind, sort, concept);
        AddStory(bag, clues, first, sort);
        AddOwn(bag, text, cues, first, end, concept);
        AddCues(bag, text, cues, around.Cues, sort);
        AddTime(bag, around, sort, concept);
        ContextWords.Add(bag, text, first, end);
        ContextGrammar.Add(bag, clues, first, end, sort);
        LineLabel.AddFeatures(bag, text, first);
        if (concept is not null)
        {
            others?.AddFeatures(bag, first, end, concept);
        }
    }

    private static void AddPlace(FeatureBag bag, Surroundings around, string kind, string sort, Concept? concept)
    {
        MentionContext verdict = ContextRules.Decide(around, concept);
        string rule = Labels.Of(verdict);
        string place = Labels.Of(around.Section);
        bag.Add(Name.Bias);
        bag.Add(Name.Kind, kind);
        bag.Add(Name.Rule, rule, 1.5);
        bag.Add(Name.Rule.Then(kind).Then(sort).Then("|"), rule);
        bag.Add(Name.Section, place);
        bag.Add(Name.Section.Then(sort).Then("|"), place);
        bag.Add(Name.Sort.Then(kind), sort);
        if (concept is not null)
        {
            bag.Add(Name.Group.Then(kind), concept.Group);
            bag.Add(Name.Key, concept.Key);
            bag.Add(Name.Role.Then(kind), concept.MsRole ?? "");
        }

        bag.Add(Name.Verdict.Then(rule).Then("|"), Bucket(around.NearestFor(verdict)));
    }

    private static void AddCues(FeatureBag bag, ReadText text, List<Cue> cues, List<(Cue Cue, int Distance)> reaching, string sort)
    {
        int nearest = int.MaxValue;
        Cue nearestCue = default;
        foreach ((Cue cue, int distance) in reaching)
        {
            string name = cue.Kind.Name;
            FeatureName named = Name.Cue.Then(name);
            bag.Add(named);
            bag.Add(named.Then("|"), Bucket(distance));
            bag.Add(named.Then("|"), sort);
            ContextWords.AddLower(bag, Name.CueText.Then(name).Then("|"), text.Text.AsSpan(text.Tokens[cue.First].Start, text.Tokens[cue.End - 1].End - text.Tokens[cue.First].Start));
            if (distance < nearest)
            {
                (nearest, nearestCue) = (distance, cue);
            }
        }

        if (nearest != int.MaxValue)
        {
            bag.Add(Name.Nearest, nearestCue.Kind.Name);
        }
        else
        {
            bag.Add(Name.NearestNone);
        }

        foreach (Cue cue in cues)
        {
            if (cue.Type is not (CueType.Stop or CueType.Turn) && !Reaches(cue))
            {
                bag.Add(Name.Blocked, cue.Kind.Name, 0.5);
            }
        }

        bool Reaches(Cue cue)
        {
            foreach ((Cue other, int _) in reaching)
            {
                if (other == cue)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The tenses of the mention's sentence, and in which quarter of the text it stands.</summary>
    private static void AddStory(FeatureBag bag, TextClues clues, int first, string sort)
    {
        ReadText text = clues.Text;
        string own = clues.TensesIn(text.SentenceOf(first));
        bag.Add(Name.Tenses, own);
        bag.Add(Name.Tenses.Then(sort).Then("|"), own);
        bag.Add(Name.Quarter, ((long)text.Tokens[first].Start * 4 / text.Text.Length) switch { 0 => "1", 1 => "2", 2 => "3", _ => "4" });
    }

    private static string Bucket(int distance) => distance switch { < 0 => "none", 0 => "0", 1 => "1", 2 => "2", <= 4 => "4", <= 8 => "8", _ => "9" };

    /// <summary>Words of the mention itself: some carry their own context ('NKDA', 'non-smoker', 'chest clear').</summary>
    private static void AddOwn(FeatureBag bag, ReadText text, List<Cue> cues, int first, int end, Concept? concept)
    {
        for (int token = first; token < Math.Min(end, first + OwnWords); token++)
        {
            ContextWords.AddWord(bag, Name.Own, text, token);
        }

        foreach (Cue cue in cues)
        {
            if (cue.First < end && first < cue.End)
            {
                bag.Add(Name.Inside, cue.Kind.Name);
                if (concept is not null)
                {
                    bag.Add(Name.Inside.Then(concept.Group).Then("|"), cue.Kind.Name);
                }
            }
        }
    }

    private static void AddTime(FeatureBag bag, Surroundings around, string sort, Concept? concept)
    {
        string tense = Labels.Of(around.Tense);
        string year = Labels.Of(around.Year);
        bag.Add(Name.Tense, tense);
        bag.Add(Name.Tense.Then(sort).Then("|"), tense);
        bag.Add(Name.Year, year);
        bag.Add(Name.Year.Then(sort).Then("|"), year);
        if (concept is not null)
        {
            bag.Add(Name.Year.Then(concept.Group).Then("|"), year);
            bag.Add(Name.Tense.Then(concept.Group).Then("|"), tense);
        }

        bag.Add(Name.Answer, around.Answer is { } answer ? Labels.Of(answer) : "none");
        if (around.IsItem)
        {
            bag.Add(Name.Item);
            foreach (Cue cue in around.LeadIn)
            {
                bag.Add(Name.LeadIn, cue.Kind.Name);
            }
        }
    }

    /// <summary>Names of the features and their beginnings.</summary>
    private static class Name
    {
        public static readonly FeatureName Bias = new("bias");
        public static readonly FeatureName Kind = new("kind|");
        public static readonly FeatureName Rule = new("rule|");
        public static readonly FeatureName Section = new("section|");
        public static readonly FeatureName Sort = new("sort|");
        public static readonly FeatureName Group = new("group|");
        public static readonly FeatureName Key = new("key|");
        public static readonly FeatureName Role = new("role|");
        public static readonly FeatureName Verdict = new("verdict|");
        public static readonly FeatureName Cue = new("cue|");
        public static readonly FeatureName CueText = new("cuetext|");
        public static readonly FeatureName Nearest = new("nearest|");
        public static readonly FeatureName NearestNone = new("nearest|none");
        public static readonly FeatureName Blocked = new("blocked|");
        public static readonly FeatureName Tenses = new("tenses|");
        public static readonly FeatureName Quarter = new("quarter|");
        public static readonly FeatureName Own = new("own|");
        public static readonly FeatureName Inside = new("inside|");
        public static readonly FeatureName Tense = new("tense|");
        public static readonly FeatureName Year = new("year|");
        public static readonly FeatureName Answer = new("answer|");
        public static readonly FeatureName Item = new("item");
        public static readonly FeatureName LeadIn = new("leadin|");
    }
}
