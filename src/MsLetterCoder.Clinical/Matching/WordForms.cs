using System.Buffers;

namespace MsLetterCoder.Clinical.Matching;

/// <summary>The forms in which a pattern's word may stand in a text: British and American spelling, plural, and, where asked, every inflection.</summary>
internal static class WordForms
{
    private static readonly Dictionary<string, string[]> Irregular = Table("""
        fall fell fallen|feel felt|go goes went gone|get got gotten getting|lose lost losing|break broke broken|sleep slept|shake shook shaken|swell swollen
        speak spoke spoken|hold held|keep kept|bite bit bitten|bleed bled|burn burnt|weep wept|stand stood|sit sat sitting|run ran running|drive drove driven
        eat ate eaten|drink drank drunk|give gave given|take took taken|see saw seen|think thought|forget forgot forgotten|wake woke woken|stick stuck
        catch caught|hurt hurting|cut cutting|put putting|let letting|have has had having|be is are was were been being|do does did done|wet wetting
        spread|lie lay lain lying|lay laid|come came|become became|begin began begun|bring brought|buy bought|choose chose chosen|creep crept|feed fed
        fight fought|find found|grow grew grown|hear heard|hit hitting|know knew known|lead led|leave left|make made|mean meant|meet met|pay paid|quit
        read|ride rode|ring rang rung|rise rose risen|say said|sell sold|send sent|shoot shot|shut|sing sang|sink sank sunk|spend spent|spin spun
        steal stole|sting stung|strike struck|swear swore|swim swam|swing swung|teach taught|tear tore torn|tell told|throw threw thrown|understand understood
        wear wore worn|win won|write wrote written|dig dug|slip slipped slipping|trip tripped tripping|stop stopped stopping|drop dropped dropping|bad worse worst
        good better best|foot feet|tooth teeth|child children|woman women|man men|person people|diagnosis diagnoses|metastasis metastases|thrombosis thromboses
        die died dies dying|tie tied tying|freeze froze frozen|bear bore|bend bent|blow blew blown|draw drew drawn|fly flew flown|hang hung|hide hid hidden|seek sought
        """);

    private static readonly (string British, string American)[] Spellings =
    [
        ("aesth", "esth"), ("aem", "em"), ("haem", "hem"), ("oed", "ed"), ("rrhoea", "rrhea"), ("noea", "nea"), ("paed", "ped"), ("oest", "est"),
        ("tumour", "tumor"), ("colour", "color"), ("behaviour", "behavior"), ("odour", "odor"), ("fibre", "fiber"), ("centre", "center"), ("metre", "meter"),
        ("litre", "liter"), ("labour", "labor"), ("faec", "fec"), ("caec", "cec"), ("leuk", "leuc"), ("ise", "ize"), ("ising", "izing"), ("isation", "ization"),
        ("ysed", "yzed"), ("sulph", "sulf"), ("ageing", "aging"), ("foet", "fet"), ("coel", "cel"), ("mould", "mold"), ("tyre", "tire"),
    ];

    private static readonly SearchValues<string> British = SearchValues.Create([.. Spellings.Select(s => s.British)], StringComparison.Ordinal);

    /// <summary>Splits a written word as the tokenizer does (hyphens, digits, a possessive) and gives each piece its forms.</summary>
    public static IReadOnlyList<PatternNode> Split(string written, bool inflect, bool plural)
    {
        if (written.Length > 0 && !written.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return [new PatternNode.Word(Forms(written, inflect, plural))];
        }

        var nodes = new List<PatternNode>();
        string word = written.ToLowerInvariant().Replace('’', '\'').TrimEnd('.');
        bool dotted = word.Length >= 3 && word.Contains('.', StringComparison.Ordinal) && word.Split('.').All(p => p.Length == 1 && char.IsLetter(p[0]));
        if (dotted)
        {
            return [new PatternNode.Word([word.Replace(".", "", StringComparison.Ordinal)])];
        }

        int start = 0;
        while (start < word.Length)
        {
            char c = word[start];
            if (!char.IsLetterOrDigit(c))
            {
                bool possessive = c == '\'' && start + 1 < word.Length && word[start + 1] == 's' && (start + 2 == word.Length || !char.IsLetter(word[start + 2]));
                if (possessive)
                {
                    AddPossessive(nodes);
                    start += 2;
                    continue;
                }

                if (c is '&' or '+')
                {
                    nodes.Add(new PatternNode.Word([c == '&' ? "and" : "+"]));
                }

                start++;
                continue;
            }

            int end = start + 1;
            bool digit = char.IsDigit(c);
            while (end < word.Length && (digit ? IsNumberPart(word, end) : IsWordPart(word, end)))
            {
                end++;
            }

            bool last = end == word.Length;
            string piece = word[start..end].Replace("'", "", StringComparison.Ordinal);
            nodes.Add(new PatternNode.Word(Forms(piece, inflect && last, plural && last && !digit)));
            start = end;
        }

        return nodes;
    }

    /// <summary>All forms of one word in normal form.</summary>
    public static IReadOnlyList<string> Forms(string word, bool inflect, bool plural)
    {
        bool addsS = !inflect && plural && word.Length >= 4 && word[^1] is not ('s' or 'y');
        if (!inflect && !word.AsSpan().ContainsAny(British))
        {
            // Nearly all words: the files hold many misspellings, each for itself.
            return addsS ? [word, word + "s"] : [word];
        }

        var forms = new List<string> { word };
        if (inflect)
        {
            Inflect(word, forms);
        }
        else if (addsS)
        {
            forms.Add(word + "s");
        }

        int count = forms.Count;
        for (int i = 0; i < count; i++)
        {
            if (forms[i].AsSpan().ContainsAny(British))
            {
                Americanise(forms[i], forms);
            }
        }

        return [.. forms.Distinct(StringComparer.Ordinal)];
    }

    private static bool IsNumberPart(string word, int at) =>
        char.IsDigit(word[at]) || (word[at] is '.' or ',' && at + 1 < word.Length && char.IsDigit(word[at + 1]));

    private static bool IsWordPart(string word, int at) =>
        char.IsLetter(word[at])
        || (word[at] == '\'' && at + 1 < word.Length && char.IsLetter(word[at + 1]) && !(word[at + 1] == 's' && (at + 2 == word.Length || !char.IsLetter(word[at + 2]))));

    private static void AddPossessive(List<PatternNode> nodes)
    {
        if (nodes.Count > 0 && nodes[^1] is PatternNode.Word before)
        {
            nodes[^1] = new PatternNode.Choice([
                new PatternNode.Sequence([before, new PatternNode.Word(["s"])]),
                new PatternNode.Word([.. before.Forms.Select(f => f + "s")]),
                before,
            ]);
        }
        else
        {
            nodes.Add(new PatternNode.Word(["s"]));
        }
    }

    private static void Inflect(string word, List<string> forms)
    {
        if (Irregular.TryGetValue(word, out string[]? table))
        {
            forms.AddRange(table);
        }

        if (word.Length < 2)
        {
            return;
        }

        char last = word[^1];
        bool vowelBefore = "aeiou".Contains(word[^2], StringComparison.Ordinal);
        if (last == 'e')
        {
            string stem = word[..^1];
            forms.AddRange([word + "s", word + "d", word + "r", word + "st", stem + "ing"]);
        }
        else if (last == 'y' && !vowelBefore)
        {
            string stem = word[..^1];
            forms.AddRange([stem + "ies", stem + "ied", stem + "ier", stem + "iest", word + "ing"]);
        }
        else if (last is 's' or 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal))
        {
            forms.AddRange([word + "es", word + "ed", word + "ing", word + "er"]);
        }
        else
        {
            forms.AddRange([word + "s", word + "ed", word + "ing", word + "er", word + "est"]);
            bool doubles = word.Length >= 3 && vowelBefore && !"aeiou".Contains(word[^3], StringComparison.Ordinal) && last is not ('w' or 'x' or 'y');
            if (doubles)
            {
                forms.AddRange([word + last + "ed", word + last + "ing", word + last + "er", word + last + "est"]);
            }
        }
    }

    private static void Americanise(string form, List<string> forms)
    {
        foreach ((string british, string american) in Spellings)
        {
            bool atEndOnly = british == "ise";
            if (atEndOnly ? form.EndsWith(british, StringComparison.Ordinal) && form.Length > 5 : form.Contains(british, StringComparison.Ordinal))
            {
                forms.Add(form.Replace(british, american, StringComparison.Ordinal));
            }
        }
    }

    private static Dictionary<string, string[]> Table(string text)
    {
        var table = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (string row in text.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            table.Add(words[0], words[1..]);
        }

        return table;
    }
}
