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

    /// <summary>Adds the features of the tokens [first, end).</summary>
    public static void Add(FeatureBag bag, ContextScene scene, int first, int end, string sort)
    {
        Sentence sentence = scene.Text.Sentences[scene.Text.SentenceOf(first)];
        AddVerbs(bag, scene, sentence, first, end, sort);
        AddNeighbours(bag, scene, sentence, sort);
        AddSkips(bag, scene, sentence, first, end, sort);
        AddBags(bag, scene, sentence, first, end, sort);
    }

    private static void AddVerbs(FeatureBag bag, ContextScene scene, Sentence sentence, int first, int end, string sort)
    {
        int last = first - 1;
        int stop = Math.Max(sentence.First, first - VerbReach);
        TextGap between = TextGaps.Before(scene.Text, first);
        while (last >= stop && !scene.IsVerb(last))
        {
            between |= TextGaps.Before(scene.Text, last);
            last--;
        }

        if (last >= stop)
        {
            int start = GroupStart(scene, last, stop);
            string group = Describe(scene, start, last + 1);
            string across = (between & (TextGap.Comma | TextGap.Semicolon)) != 0 ? "," : (between & (TextGap.Bracket | TextGap.Dash | TextGap.Colon)) != 0 ? "(" : "";
            bag.Add("vg|", group);
            bag.Add("vg|" + sort + across + "|", group);
            bag.Add("vt|" + sort + across + "|", Tense(scene, start, last + 1));
            string subject = Subject(scene, sentence, start);
            bag.Add("subject|", subject);
            bag.Add("subject|" + subject + "|", group);
        }
        else
        {
            bag.Add("vg|none|", sort);
        }

        int right = end;
        int rightEnd = Math.Min(sentence.End, end + RightReach);
        while (right < rightEnd && !scene.IsVerb(right))
        {
            right++;
        }

        if (right < rightEnd)
        {
            string group = Describe(scene, right, GroupEnd(scene, right, sentence.End));
            bag.Add("rg|", group);
            bag.Add("rg|" + sort + "|", group);
        }
        else
        {
            bag.Add("rg|none|", sort);
        }
    }

    /// <summary>The first verb groups of the sentences before and behind: 'It has since resolved.'</summary>
    private static void AddNeighbours(FeatureBag bag, ContextScene scene, Sentence sentence, string sort)
    {
        if (sentence.End < scene.Classes.Length)
        {
            Sentence next = scene.Text.Sentences[scene.Text.SentenceOf(sentence.End)];
            int at = next.First;
            int most = Math.Min(next.End, next.First + OpeningWords);
            while (at < most && !scene.IsVerb(at))
            {
                at++;
            }

            if (at < most)
            {
                string group = Describe(scene, at, GroupEnd(scene, at, next.End));
                bag.Add("next|", group, 0.5);
                bag.Add("next|" + scene.ClassOf(next.First) + "|", group, 0.5);
            }
        }

        if (sentence.First > 0)
        {
            Sentence previous = scene.Text.Sentences[scene.Text.SentenceOf(sentence.First - 1)];
            for (int token = previous.First; token < previous.End; token++)
            {
                if (scene.IsVerb(token))
                {
                    bag.Add("pg|" + sort + "|", Tense(scene, token, GroupEnd(scene, token, previous.End)), 0.5);
                    break;
                }
            }
        }
    }

    /// <summary>The nearest word for a person before a verb group.</summary>
    private static string Subject(ContextScene scene, Sentence sentence, int before)
    {
        for (int token = before - 1; token >= sentence.First; token--)
        {
            string name = scene.ClassOf(token);
            if (name is "me" or "us" or "her" or "you" or "they" or "relative" or "household" or "staff" or "people")
            {
                return name;
            }
        }

        return "none";
    }

    private static int GroupStart(ContextScene scene, int last, int stop)
    {
        int start = last;
        while (start - 1 >= stop && last - start + 1 < GroupWords && scene.IsVerb(start - 1))
        {
            start--;
        }

        return start;
    }

    private static int GroupEnd(ContextScene scene, int first, int stop)
    {
        int end = first + 1;
        while (end < stop && end - first < GroupWords && scene.IsVerb(end))
        {
            end++;
        }

        return end;
    }

    /// <summary>Classes of the words of a verb group, joined: 'has+been+stopped'.</summary>
    private static string Describe(ContextScene scene, int start, int end)
    {
        string group = scene.ClassOf(start);
        for (int token = start + 1; token < end; token++)
        {
            group = string.Concat(group, "+", scene.ClassOf(token));
        }

        return group;
    }

    /// <summary>Tense of a verb group by its first words.</summary>
    private static string Tense(ContextScene scene, int start, int end)
    {
        bool second = end - start > 1;
        return scene.ClassOf(start) switch
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

    /// <summary>The nearest words of a class on either side, words of no class and articles left out.</summary>
    private static void AddSkips(FeatureBag bag, ContextScene scene, Sentence sentence, int first, int end, string sort)
    {
        string before = "";
        int found = 0;
        for (int token = first - 1; token >= Math.Max(sentence.First, first - SkipReach) && found < Skips; token--)
        {
            string name = scene.ClassOf(token);
            if (name.Length == 0 || name == "det")
            {
                continue;
            }

            found++;
            before = name + "_" + before;
            bag.Add(found switch { 1 => "k1|", 2 => "k2|", _ => "k3|" }, before);
            if (found <= 2)
            {
                bag.Add((found == 1 ? "k1|" : "k2|") + sort + "|", before);
            }
        }

        string after = "";
        found = 0;
        for (int token = end; token < Math.Min(sentence.End, end + SkipReach) && found < Skips; token++)
        {
            string name = scene.ClassOf(token);
            if (name.Length == 0 || name == "det")
            {
                continue;
            }

            found++;
            after += "_" + name;
            bag.Add(found switch { 1 => "j1|", 2 => "j2|", _ => "j3|" }, after);
            if (found <= 2)
            {
                bag.Add((found == 1 ? "j1|" : "j2|") + sort + "|", after);
            }
        }
    }

    /// <summary>Classes in the mention's own clause (to a comma, bracket or semicolon) and in its sentence.</summary>
    private static void AddBags(FeatureBag bag, ContextScene scene, Sentence sentence, int first, int end, string sort)
    {
        bool clause = true;
        for (int token = first - 1; token >= Math.Max(sentence.First, first - BagReach); token--)
        {
            clause &= TextGaps.Before(scene.Text, token + 1) == TextGap.None;
            Put(token, clause ? "b<|" : "b<<|");
        }

        clause = true;
        for (int token = end; token < Math.Min(sentence.End, end + BagReach); token++)
        {
            clause &= TextGaps.Before(scene.Text, token) == TextGap.None;
            Put(token, clause ? "b>|" : "b>>|");
        }

        void Put(int token, string prefix)
        {
            string name = scene.ClassOf(token);
            if (name.Length > 0)
            {
                bag.Add(prefix, name, 0.6);
                bag.Add(prefix + sort + "|", name, 0.6);
            }
        }
    }
}
