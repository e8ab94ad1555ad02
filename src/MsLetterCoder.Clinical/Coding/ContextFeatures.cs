using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>What the context classifier sees of a span: cues that reach it and how far, the rules' own verdict, section, tense, neighbouring words, what kind of concept it is.</summary>
internal sealed class ContextFeatures
{
    /// <summary>Changes whenever the features do: a model of another version is refused.</summary>
    public const string Version = "context3";

    /// <summary>Size of the feature space.</summary>
    public const int Dimension = 1 << 18;

    private const int Window = 3;

    private const int OwnWords = 6;

    /// <summary>Adds the features of the tokens [first, end) to a cleared bag.</summary>
    public static void Add(FeatureBag bag, ContextScene scene, int first, int end, Concept? concept, bool letter)
    {
        (ReadText text, List<Cue>[] cues) = (scene.Text, scene.Cues);
        Surroundings around = Surroundings.Of(text, cues, first, end);
        List<(Cue Cue, int Distance)> reaching = around.Cues;
        string kind = letter ? "L" : "M";
        string place = Labels.Of(around.Section);
        string sort = concept?.Kind ?? "?";
        MentionContext verdict = ContextRules.Decide(around, concept);
        bag.Add("bias");
        bag.Add("kind|", kind);
        bag.Add("rule|", Labels.Of(verdict), 1.5);
        bag.Add("rule|" + kind + sort + "|", Labels.Of(verdict));
        bag.Add("section|", place);
        bag.Add("section|" + sort + "|", place);
        bag.Add("sort|" + kind, sort);
        if (concept is not null)
        {
            bag.Add("group|" + kind, concept.Group);
            bag.Add("key|", concept.Key);
            bag.Add("role|" + kind, concept.MsRole ?? "");
        }

        bag.Add("verdict|" + Labels.Of(verdict) + "|", Bucket(around.NearestFor(verdict)));
        AddStory(bag, text, first, sort);
        AddOwn(bag, text, cues[text.SentenceOf(first)], first, end, concept);
        AddCues(bag, text, cues[text.SentenceOf(first)], reaching, sort);
        AddTime(bag, around, sort, concept);
        AddWords(bag, text, first, end);
        AddSentence(bag, text, first, end);
        ContextGrammar.Add(bag, scene, first, end, sort);
    }

    private static void AddCues(FeatureBag bag, ReadText text, List<Cue> cues, List<(Cue Cue, int Distance)> reaching, string sort)
    {
        int nearest = int.MaxValue;
        Cue nearestCue = default;
        foreach ((Cue cue, int distance) in reaching)
        {
            string name = CueName(cue);
            bag.Add("cue|" + name);
            bag.Add("cue|" + name + "|", Bucket(distance));
            bag.Add("cue|" + name + "|", sort);
            AddLower(bag, "cuetext|" + name + "|", text.Text.AsSpan(text.Tokens[cue.First].Start, text.Tokens[cue.End - 1].End - text.Tokens[cue.First].Start));
            if (distance < nearest)
            {
                (nearest, nearestCue) = (distance, cue);
            }
        }

        if (nearest != int.MaxValue)
        {
            bag.Add("nearest|", CueName(nearestCue));
        }
        else
        {
            bag.Add("nearest|none");
        }

        foreach (Cue cue in cues)
        {
            if (cue.Type is not (CueType.Stop or CueType.Turn) && !reaching.Exists(r => r.Cue == cue))
            {
                bag.Add("blocked|", CueName(cue), 0.5);
            }
        }
    }

    /// <summary>The tenses of the mention's sentence, and in which quarter of the text it stands.</summary>
    private static void AddStory(FeatureBag bag, ReadText text, int first, string sort)
    {
        string own = TimeClues.TensesIn(text, text.SentenceOf(first));
        bag.Add("tenses|", own);
        bag.Add("tenses|" + sort + "|", own);
        bag.Add("quarter|", ((long)text.Tokens[first].Start * 4 / text.Text.Length) switch { 0 => "1", 1 => "2", 2 => "3", _ => "4" });
    }

    private static string Bucket(int distance) => distance switch { < 0 => "none", 0 => "0", 1 => "1", 2 => "2", <= 4 => "4", <= 8 => "8", _ => "9" };

    /// <summary>Words of the mention itself: some carry their own context ('NKDA', 'non-smoker', 'chest clear').</summary>
    private static void AddOwn(FeatureBag bag, ReadText text, List<Cue> cues, int first, int end, Concept? concept)
    {
        for (int token = first; token < Math.Min(end, first + OwnWords); token++)
        {
            AddWord(bag, "own|", text, token);
        }

        foreach (Cue cue in cues)
        {
            if (cue.First < end && first < cue.End)
            {
                bag.Add("inside|", CueName(cue));
                if (concept is not null)
                {
                    bag.Add("inside|" + concept.Group + "|", CueName(cue));
                }
            }
        }
    }

    private static void AddTime(FeatureBag bag, Surroundings around, string sort, Concept? concept)
    {
        string tense = Labels.Of(around.Tense);
        string year = Labels.Of(around.Year);
        bag.Add("tense|", tense);
        bag.Add("tense|" + sort + "|", tense);
        bag.Add("year|", year);
        bag.Add("year|" + sort + "|", year);
        if (concept is not null)
        {
            bag.Add("year|" + concept.Group + "|", year);
            bag.Add("tense|" + concept.Group + "|", tense);
        }

        bag.Add("answer|", around.Answer is { } answer ? Labels.Of(answer) : "none");
        if (around.IsItem)
        {
            bag.Add("item");
            foreach (Cue cue in around.LeadIn)
            {
                bag.Add("leadin|", CueName(cue));
            }
        }
    }

    private static string CueName(Cue cue) => cue.Kind.Name;

    private static void AddWords(FeatureBag bag, ReadText text, int first, int end)
    {
        int sentence = text.SentenceOf(first);
        Sentence span = text.Sentences[sentence];
        for (int i = 1; i <= Window; i++)
        {
            int left = first - i;
            if (left >= span.First)
            {
                AddWord(bag, $"l{i}|", text, left);
            }
            else if (left == span.First - 1)
            {
                bag.Add($"l{i}|START");
            }

            int right = end - 1 + i;
            if (right < span.End)
            {
                AddWord(bag, $"r{i}|", text, right);
            }
            else if (right == span.End)
            {
                bag.Add($"r{i}|END");
            }
        }

        if (first - 2 >= span.First)
        {
            AddLower(bag, "l21|", text.Text.AsSpan(text.Tokens[first - 2].Start, text.Tokens[first - 1].End - text.Tokens[first - 2].Start));
        }

        if (end + 1 < span.End)
        {
            AddLower(bag, "r12|", text.Text.AsSpan(text.Tokens[end].Start, text.Tokens[end + 1].End - text.Tokens[end].Start));
        }
    }

    private static void AddSentence(FeatureBag bag, ReadText text, int first, int end)
    {
        Sentence span = text.Sentences[text.SentenceOf(first)];
        for (int token = span.First; token < Math.Min(span.End, span.First + 60); token++)
        {
            if (token < first || token >= end)
            {
                ReadOnlySpan<char> word = text.Tokens[token].Span.In(text.Text);
                AddLower(bag, "s|", word, 0.4);
                if (word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && !word.ContainsAnyExceptInRange('0', '9'))
                {
                    bag.Add(token < first ? "year<" : "year>");
                }
            }
        }

        AddLower(bag, "begin|", text.Tokens[span.First].Span.In(text.Text));
        int ending = text.Tokens[span.End - 1].End;
        if (ending < text.Text.Length && text.Text[ending] == '?')
        {
            bag.Add("question");
        }

        int at = text.Tokens[first].Start;
        int after = text.Tokens[end - 1].End;
        bag.Add("before|", at > 0 ? text.Text.AsSpan(at - 1, 1) : "^");
        bag.Add("after|", after < text.Text.Length ? text.Text.AsSpan(after, 1) : "$");
        if (span.First > 0)
        {
            int previous = text.SentenceOf(span.First - 1);
            AddLower(bag, "previous|", text.Tokens[text.Sentences[previous].First].Span.In(text.Text), 0.5);
        }
    }

    private static void AddWord(FeatureBag bag, string prefix, ReadText text, int token) => AddLower(bag, prefix, text.Tokens[token].Span.In(text.Text));

    private static void AddLower(FeatureBag bag, string prefix, ReadOnlySpan<char> word, double value = 1)
    {
        Span<char> lower = stackalloc char[48];
        if (word.Length > lower.Length)
        {
            word = word[..lower.Length];
        }

        for (int i = 0; i < word.Length; i++)
        {
            lower[i] = char.IsAsciiDigit(word[i]) ? '0' : char.ToLowerInvariant(word[i]);
        }

        bag.Add(prefix, lower[..word.Length], value);
    }
}
