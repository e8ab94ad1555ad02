using System.Collections.Frozen;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Where a new clause begins in patients' loosely punctuated prose: a cue does not reach over it.</summary>
internal static class ClauseBreaks
{
    private static readonly FrozenSet<string> Turns = new[] { "but", "however", "although", "though", "because", "cos", "cuz", "except", "whereas", "until", "till" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Subjects = new[]
    {
        "i", "im", "ive", "id", "ill", "he", "hes", "she", "shes", "we", "weve", "they", "theyre", "theyve", "it", "its", "there", "theres", "my", "his", "her", "our", "this", "that",
        "mum", "mums", "dad", "dads", "now", "today", "since", "also", "then", "so",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Openers = new[]
    {
        "had", "have", "has", "having", "feel", "feeling", "feels", "been", "got", "getting", "just", "still", "really", "very", "started", "woke", "on", "taking", "the", "please", "can", "cant",
        "cannot", "am", "is", "was", "what", "only", "keep", "keeps", "gone", "went", "lost", "should",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Joins = new[] { "and", "then", "so", "plus", "&" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The word of a token in lower case, without apostrophes.</summary>
    public static string Word(ReadText text, int token)
    {
        ReadOnlySpan<char> written = text.Tokens[token].Span.In(text.Text);
        return written.ToString().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).ToLowerInvariant();
    }

    /// <summary>True where a clause begins at one of the tokens (from, to]: after a comma a subject or verb, after 'and' a subject, and any turn ('but').</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Last token before the stretch.</param>
    /// <param name="to">Last token of the stretch.</param>
    /// <param name="atSubject">True where a bare subject ('I don't sleep I have pain') begins a clause too.</param>
    public static bool Between(ReadText text, int from, int to, bool atSubject)
    {
        for (int token = from + 1; token <= to && token < text.Tokens.Count; token++)
        {
            string word = Word(text, token);
            if (text.Tokens[token].Before >= Matching.TokenBreak.Hard || Turns.Contains(word))
            {
                return true;
            }

            bool soft = text.Tokens[token].Before == Matching.TokenBreak.Soft;
            bool joined = token > 0 && Joins.Contains(Word(text, token - 1)) && token - 1 > from;
            bool subject = Subjects.Contains(word);
            bool bare = atSubject && word is "i" or "im" or "ive" or "he" or "hes" or "she" or "shes";
            if ((soft && (subject || Openers.Contains(word))) || (joined && (subject || Openers.Contains(word))) || bare)
            {
                return true;
            }
        }

        return false;
    }
}
