using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Coding;

/// <summary>Tells a blood relative's history from a spouse's or friend's (coding.md rule 4).</summary>
internal static class RelativeFinder
{
    private static readonly HashSet<string> Blood = new(StringComparer.OrdinalIgnoreCase)
    {
        "mother", "father", "mum", "mam", "mom", "mummy", "dad", "daddy", "sister", "brother", "aunt", "auntie", "aunty", "aunties", "uncle", "cousin", "grandmother", "grandfather", "grandma",
        "grandad", "granddad", "gran", "nan", "nana", "nanna", "granny", "grandpa", "son", "daughter", "niece", "nephew", "twin", "sibling", "siblings", "parent", "parents", "relative", "relatives",
        "family", "maternal", "paternal", "sisters", "brothers", "aunts", "uncles", "cousins", "fh", "fhx", "mothers", "fathers", "mums", "dads",
    };

    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "husband", "wife", "partner", "spouse", "boyfriend", "girlfriend", "fiance", "fiancee", "friend", "neighbour", "colleague", "mate", "carer", "stepfather", "stepmother", "husbands", "wifes",
    };

    /// <summary>True where the nearest person named in the sentence is a blood relative, or none is named.</summary>
    public static bool IsBlood(string text, TextSpan mention)
    {
        int start = mention.Start == 0 ? 0 : text.AsSpan(0, mention.Start).LastIndexOfAny(".\n;") + 1;
        int length = text.AsSpan(mention.End).IndexOfAny(".\n;");
        int end = length < 0 ? text.Length : mention.End + length;
        int nearest = int.MaxValue;
        bool blood = true;
        int at = start;
        while (at < end)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            int wordEnd = at;
            while (wordEnd < end && char.IsLetter(text[wordEnd]))
            {
                wordEnd++;
            }

            string word = text[at..wordEnd];
            bool isBlood = Blood.Contains(word);
            if (isBlood || Others.Contains(word))
            {
                // A relative before the disease ('her husband has') counts before one behind it.
                int distance = wordEnd <= mention.Start ? mention.Start - wordEnd : (at - mention.End) + 20;
                if (distance < nearest)
                {
                    (nearest, blood) = (distance, isBlood);
                }
            }

            at = wordEnd;
        }

        return blood;
    }
}
