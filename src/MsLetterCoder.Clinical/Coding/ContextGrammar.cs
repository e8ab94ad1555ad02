using MsLetterCoder.Clinical.Learning;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Features of grammar: the verb group that governs a span and whose it is, classes of the words around it.</summary>
internal static class ContextGrammar
{
    private const int VerbReach = 16;
    private const int RightReach = 10;
    private const int GroupWords = 4;
    private const int Skips = 3;
    private const int SkipReach = 8;
    private const int OpeningWords = 6;
    private const int BagReach = 40;
    private const double BagWeight = 0.6;
    private const double Half = 0.5;

    /// <summary>Adds the features of the tokens [first, end).</summary>
    public static void Add(FeatureBag bag, TextClues clues, int first, int end, string sort)
    {
        Sentence sentence = clues.Text.Sentences[clues.Text.SentenceOf(first)];
        AddVerbs(bag, clues, sentence, first, end, sort);
        AddNeighbours(bag, clues, sentence, sort);
        AddSkips(bag, clues, sentence, first, end, sort);
        AddBags(bag, clues, sentence, first, end, sort);
    }

    private static void AddVerbs(FeatureBag bag, TextClues clues, Sentence sentence, int first, int end, string sort)
    {
        int last = first - 1;
        int stop = Math.Max(sentence.First, first - VerbReach);
        TextGap between = TextGaps.Before(clues.Text, first);
        while (last >= stop && !clues.IsVerb(last))
        {
            between |= TextGaps.Before(clues.Text, last);
            last--;
        }

        if (last >= stop)
        {
            int start = GroupStart(clues, last, stop);
            string across = (between & (TextGap.Comma | TextGap.Semicolon)) != 0 ? "," : (between & (TextGap.Bracket | TextGap.Dash | TextGap.Colon)) != 0 ? "(" : "";
            AddGroup(bag, Name.Governing, clues, start, last + 1);
            AddGroup(bag, Name.Governing.Then(sort).Then(across).Then("|"), clues, start, last + 1);
            bag.Add(Name.Tense.Then(sort).Then(across).Then("|"), Tense(clues, start, last + 1));
            string subject = Subject(clues, sentence, start);
            bag.Add(Name.Subject, subject);
            AddGroup(bag, Name.Subject.Then(subject).Then("|"), clues, start, last + 1);
        }
        else
        {
            bag.Add(Name.GoverningNone, sort);
        }

        int right = end;
        int rightEnd = Math.Min(sentence.End, end + RightReach);
        while (right < rightEnd && !clues.IsVerb(right))
        {
            right++;
        }

        if (right < rightEnd)
        {
            int groupEnd = GroupEnd(clues, right, sentence.End);
            AddGroup(bag, Name.Behind, clues, right, groupEnd);
            AddGroup(bag, Name.Behind.Then(sort).Then("|"), clues, right, groupEnd);
        }
        else
        {
            bag.Add(Name.BehindNone, sort);
        }
    }

    /// <summary>The first verb groups of the sentences before and behind: 'It has since resolved.'</summary>
    private static void AddNeighbours(FeatureBag bag, TextClues clues, Sentence sentence, string sort)
    {
        if (sentence.End < clues.Text.Tokens.Count)
        {
            Sentence next = clues.Text.Sentences[clues.Text.SentenceOf(sentence.End)];
            int at = next.First;
            int most = Math.Min(next.End, next.First + OpeningWords);
            while (at < most && !clues.IsVerb(at))
            {
                at++;
            }

            if (at < most)
            {
                int groupEnd = GroupEnd(clues, at, next.End);
                AddGroup(bag, Name.Next, clues, at, groupEnd, Half);
                AddGroup(bag, Name.Next.Then(clues.ClassOf(next.First)).Then("|"), clues, at, groupEnd, Half);
            }
        }

        if (sentence.First > 0)
        {
            Sentence previous = clues.Text.Sentences[clues.Text.SentenceOf(sentence.First - 1)];
            for (int token = previous.First; token < previous.End; token++)
            {
                if (clues.IsVerb(token))
                {
                    bag.Add(Name.Previous.Then(sort).Then("|"), Tense(clues, token, GroupEnd(clues, token, previous.End)), Half);
                    break;
                }
            }
        }
    }

    /// <summary>The nearest word for a person before a verb group.</summary>
    private static string Subject(TextClues clues, Sentence sentence, int before)
    {
        for (int token = before - 1; token >= sentence.First; token--)
        {
            string name = clues.ClassOf(token);
            if (name is "me" or "us" or "her" or "you" or "they" or "relative" or "household" or "staff" or "people")
            {
                return name;
            }
        }

        return "none";
    }

    private static int GroupStart(TextClues clues, int last, int stop)
    {
        int start = last;
        while (start - 1 >= stop && last - start + 1 < GroupWords && clues.IsVerb(start - 1))
        {
            start--;
        }

        return start;
    }

    private static int GroupEnd(TextClues clues, int first, int stop)
    {
        int end = first + 1;
        while (end < stop && end - first < GroupWords && clues.IsVerb(end))
        {
            end++;
        }

        return end;
    }

    /// <summary>Adds the classes of the words of a verb group, joined: 'has+been+stopped'.</summary>
    private static void AddGroup(FeatureBag bag, FeatureName name, TextClues clues, int start, int end, double value = 1)
    {
        name = name.Then(clues.ClassOf(start));
        for (int token = start + 1; token < end; token++)
        {
            name = name.Then("+").Then(clues.ClassOf(token));
        }

        bag.Add(name, value);
    }

    /// <summary>Tense of a verb group by its first words.</summary>
    private static string Tense(TextClues clues, int start, int end)
    {
        bool second = end - start > 1;
        return clues.ClassOf(start) switch
        {
            "is" or "does" or "s" => "present",
            "was" or "did" => "past",
            "has" => second ? "perfect" : "present",
            "had" => second ? "pluperfect" : "past",
            "will" => "will",
            "would" or "could" or "may" or "should" or "can" => "modal",
            "to" => "to",
            "ed" or "started" or "developed" or "took" or "given" or "tried" or "done" or "gone" or "stopped" or "switched" or "resolved" => "ed",
            "added" or "increased" or "failed" or "referred" or "requested" or "repeated" or "offered" or "made" => "ed",
            "ing" => "ing",
            _ => "other",
        };
    }

    /// <summary>The nearest words of a class on either side, nearest first, words of no class and articles left out.</summary>
    private static void AddSkips(FeatureBag bag, TextClues clues, Sentence sentence, int first, int end, string sort)
    {
        AddSkips(bag, clues, Name.SkipBefore, sort, first - 1, Math.Max(sentence.First, first - SkipReach) - 1, -1);
        // A span may end in a later sentence than it begins.
        AddSkips(bag, clues, Name.SkipBehind, sort, end, Math.Max(end, Math.Min(sentence.End, end + SkipReach)), 1);
    }

    private static void AddSkips(FeatureBag bag, TextClues clues, FeatureName side, string sort, int from, int to, int step)
    {
        FeatureName plain = side;
        FeatureName sorted = side.Then(sort).Then("|");
        int found = 0;
        for (int token = from; token != to && found < Skips; token += step)
        {
            string name = clues.ClassOf(token);
            if (name.Length == 0 || name == "det")
            {
                continue;
            }

            found++;
            plain = plain.Then("_").Then(name);
            bag.Add(plain);
            if (found < Skips)
            {
                sorted = sorted.Then("_").Then(name);
                bag.Add(sorted);
            }
        }
    }

    /// <summary>Classes in the mention's own clause (to a comma, bracket or semicolon) and in its sentence.</summary>
    private static void AddBags(FeatureBag bag, TextClues clues, Sentence sentence, int first, int end, string sort)
    {
        bool clause = true;
        (FeatureName near, FeatureName far) = (Name.ClauseBefore.Then(sort).Then("|"), Name.SentenceBefore.Then(sort).Then("|"));
        for (int token = first - 1; token >= Math.Max(sentence.First, first - BagReach); token--)
        {
            clause = clause && TextGaps.Before(clues.Text, token + 1) == TextGap.None;
            Put(clues.ClassOf(token), clause ? Name.ClauseBefore : Name.SentenceBefore, clause ? near : far);
        }

        clause = true;
        (near, far) = (Name.ClauseBehind.Then(sort).Then("|"), Name.SentenceBehind.Then(sort).Then("|"));
        for (int token = end; token < Math.Min(sentence.End, end + BagReach); token++)
        {
            clause = clause && TextGaps.Before(clues.Text, token) == TextGap.None;
            Put(clues.ClassOf(token), clause ? Name.ClauseBehind : Name.SentenceBehind, clause ? near : far);
        }

        void Put(string name, FeatureName plain, FeatureName sorted)
        {
            if (name.Length > 0)
            {
                bag.Add(plain, name, BagWeight);
                bag.Add(sorted, name, BagWeight);
            }
        }
    }

    /// <summary>Names of the features and their beginnings.</summary>
    private static class Name
    {
        public static readonly FeatureName Governing = new("vg|");
        public static readonly FeatureName GoverningNone = new("vg|none|");
        public static readonly FeatureName Tense = new("vt|");
        public static readonly FeatureName Subject = new("subject|");
        public static readonly FeatureName Behind = new("rg|");
        public static readonly FeatureName BehindNone = new("rg|none|");
        public static readonly FeatureName Next = new("next|");
        public static readonly FeatureName Previous = new("pg|");
        public static readonly FeatureName SkipBefore = new("k|");
        public static readonly FeatureName SkipBehind = new("j|");
        public static readonly FeatureName ClauseBefore = new("b<|");
        public static readonly FeatureName SentenceBefore = new("b<<|");
        public static readonly FeatureName ClauseBehind = new("b>|");
        public static readonly FeatureName SentenceBehind = new("b>>|");
    }
}
