using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Reads severity, side, place, pattern and trigger that a letter states beside a mention, in its own clause. What is not plainly there is left out.</summary>
internal sealed partial class StatedDetails
{
    private static readonly Dictionary<string, string> BodyWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["leg"] = "leg",
        ["legs"] = "leg",
        ["foot"] = "foot",
        ["feet"] = "foot",
        ["arm"] = "arm",
        ["arms"] = "arm",
        ["hand"] = "hand",
        ["hands"] = "hand",
        ["finger"] = "finger",
        ["fingers"] = "finger",
        ["face"] = "face",
        ["hip"] = "hip",
        ["hips"] = "hip",
        ["knee"] = "knee",
        ["knees"] = "knee",
        ["ankle"] = "ankle",
        ["ankles"] = "ankle",
        ["shoulder"] = "shoulder",
        ["shoulders"] = "shoulder",
        ["neck"] = "neck",
        ["back"] = "back",
        ["tummy"] = "tummy",
        ["abdomen"] = "tummy",
    };

    /// <summary>Most characters of a sentence that are looked at on either side of a mention.</summary>
    private const int Reach = 300;

    private readonly LetterKnowledge _knowledge;
    private readonly Regex _patternBefore;
    private readonly Regex _patternAfter;
    private readonly (string Trigger, Regex Cue)[] _triggers;

    public StatedDetails(LetterKnowledge knowledge)
    {
        _knowledge = knowledge;
        List<string> patterns = [.. knowledge.StatedWords.Where(s => s.Attribute == "pattern").Select(s => s.Word)];
        string single = Any(patterns.Where(p => !p.Contains(' ', StringComparison.Ordinal)));
        string times = Any(patterns.Where(p => p.StartsWith("in ", StringComparison.Ordinal) || p.StartsWith("at ", StringComparison.Ordinal) || p is "later in the day" or "end of the day" or "with exertion"));
        string others = Any(patterns.Where(p => p is "on and off" or "comes and goes"));
        _patternBefore = Make($@"(?<!\bnot\s)(?<!\bno\s)\b(?<word>{single})\s+(?:[\w-]+\s+){{0,2}}$");
        _patternAfter = Make($@"^(?:\s+(?:is|are|remains?|which is|which are|has been)\s+(?<word>{single})\b|[^,;]{{0,40}}?\bworse\s+(?:\w+\s+){{0,2}}(?<word>{times})\b|[^,;]{{0,30}}?\b(?<word>{others})\b)");
        _triggers = [.. knowledge.TriggerCues.Select(t => (t.Key, Make($@"(?<!\bnot\s)(?<!\bno\s)(?<!n't\s)\b(?:{Any(t.Value)})\b")))];
    }

    /// <summary>What is stated around one mention.</summary>
    /// <param name="mention">The mention.</param>
    /// <param name="text">The letter.</param>
    /// <param name="all">All its mentions: words beyond another one belong to that.</param>
    public Details Around(Mention mention, string text, List<Mention> all)
    {
        (int start, int end) = Clause(mention, text, all);
        string before = text[start..mention.Span.Start];
        string own = text[mention.Span.Start..mention.Span.End];
        string after = text[mention.Span.End..end];
        return new Details(
            Severity(before, start) ?? Word(Severe().Match(own), mention.Span.Start) ?? Word(SeverityAfter().Match(after), mention.Span.End) ?? Stated.None,
            Side(before, own, after, mention.Span, start),
            Place(own, after, mention.Span) ?? Stated.None,
            Word(_patternBefore.Match(before), start) ?? Word(_patternAfter.Match(after), mention.Span.End) ?? Stated.None,
            Trigger(mention, text, all));
    }

    /// <summary>A trigger behind the mention in its sentence. Its own words may be a mention too ('worse in the heat'); no other may stand between.</summary>
    private Stated Trigger(Mention mention, string text, List<Mention> all)
    {
        string after = text[mention.Span.End..SentenceEnd(mention, text)];
        foreach ((string trigger, Regex cue) in _triggers)
        {
            Match match = cue.Match(after);
            int start = mention.Span.End + match.Index;
            if (match.Success && !all.Exists(m => m.Span.Start >= mention.Span.End && m.Span.End <= start))
            {
                return new Stated(trigger, new TextSpan(start, start + match.Length));
            }
        }

        return Stated.None;
    }

    private static int SentenceEnd(Mention mention, string text)
    {
        int limit = Math.Min(text.Length, mention.Span.End + Reach);
        Match close = Stop().Match(text[mention.Span.End..limit]);
        return close.Success ? mention.Span.End + close.Index : limit;
    }

    /// <summary>The sentence a mention stands in, cut at the mentions on either side.</summary>
    private static (int Start, int End) Clause(Mention mention, string text, List<Mention> all)
    {
        int start = 0;
        foreach (Match stop in Stop().Matches(text[Math.Max(0, mention.Span.Start - Reach)..mention.Span.Start]))
        {
            start = Math.Max(0, mention.Span.Start - Reach) + stop.Index + stop.Length;
        }

        start = start == 0 ? Math.Max(0, mention.Span.Start - Reach) : start;
        int end = SentenceEnd(mention, text);
        foreach (Mention other in all)
        {
            if (other.Span.End <= mention.Span.Start)
            {
                start = Math.Max(start, other.Span.End);
            }
            else if (other.Span.Start >= mention.Span.End)
            {
                end = Math.Min(end, other.Span.Start);
            }
        }

        return (Math.Min(start, mention.Span.Start), Math.Max(end, mention.Span.End));
    }

    private static Stated? Severity(string before, int at)
    {
        Match match = SeverityBefore().Match(before);
        return match.Success && !Denied().IsMatch(before[..match.Groups["word"].Index]) ? Word(match, at) : null;
    }

    private Stated Side(string before, string own, string after, TextSpan span, int start)
    {
        List<Stated> found = [.. new[] { Word(SideIn().Match(own), span.Start), Word(SideBefore().Match(before), start), Word(SideAfter().Match(after), span.End) }.OfType<Stated>()];
        List<Stated> plain = [.. found.Select(f => f with { Word = _knowledge.Stated("side", f.Word)!.Plain })];
        bool two = SideIn().Matches(own).Select(m => m.Value.ToLowerInvariant()).Distinct().Count() > 1 || Unclear().IsMatch(before + own + after);
        return plain.Count > 0 && !two && plain.TrueForAll(p => p.Word == plain[0].Word) ? plain[0] : Stated.None;
    }

    private static Stated? Place(string own, string after, TextSpan span)
    {
        Match match = BodyIn().Match(own);
        int at = span.Start;
        if (!match.Success)
        {
            match = BodyAfter().Match(after);
            at = span.End;
        }

        Group word = match.Groups["word"];
        bool lowBack = match.Success && match.Value.Contains("lower back", StringComparison.OrdinalIgnoreCase);
        return match.Success ? new Stated(lowBack ? "low_back" : BodyWords[word.Value], new TextSpan(at + word.Index, at + word.Index + word.Length)) : null;
    }

    private static Stated? Word(Match match, int at)
    {
        Group word = match.Groups["word"];
        return match.Success ? new Stated(word.Value.ToLowerInvariant(), new TextSpan(at + word.Index, at + word.Index + word.Length)) : null;
    }

    private static string Any(IEnumerable<string> words) => string.Join('|', words.Select(w => Regex.Escape(w).Replace("\\ ", @"\s+", StringComparison.Ordinal)));

    private static Regex Make(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(PatternLimits.Milliseconds));

    [GeneratedRegex(@"[.!?;:](?=\s|$)|\n\s*(?:\n|[-*•>\d])|\n(?=\s*[A-Z])", RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Stop();

    [GeneratedRegex(@"\b(?<word>slight|minor|mild|moderate|severe)(?:ly)?\s+(?:(?:left|right|both|bilateral|left-sided|right-sided|upper|lower|persistent|intermittent|ongoing|constant|daily)\s+){0,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SeverityBefore();

    [GeneratedRegex(@"\b(?<word>slight|minor|mild|moderate|severe)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Severe();

    [GeneratedRegex(@"^\s+(?:is|are|remains?)\s+(?:now\s+|still\s+|quite\s+)?(?<word>slight|minor|mild|moderate|severe)\b(?!\s+to\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SeverityAfter();

    [GeneratedRegex(@"\b(?:not|no|without|less|never|than|longer|any|to|was|were|previously|previous)\W+(?:\w+\W+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Denied();

    [GeneratedRegex(@"\b(?<word>left|right|both|bilateral)(?:-sided)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SideIn();

    [GeneratedRegex(@"\b(?<word>left|right|bilateral)(?:-sided)?\s+(?:[\w-]+\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SideBefore();

    [GeneratedRegex(@"^\s+(?:in|of|on|affecting)\s+(?:the\s+|her\s+|his\s+|their\s+|your\s+|my\s+)?(?<word>left|right|both)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex SideAfter();

    [GeneratedRegex(@"\b(?:left\s*(?:and|or|/|>|<|more than|less than)\s*(?:the\s+)?right|right\s*(?:and|or|/|>|<|more than|less than)\s*(?:the\s+)?left|more on|worse on|mainly on|especially)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Unclear();

    [GeneratedRegex(@"\b(?:lower )?(?<word>legs?|foot|feet|arms?|hands?|fingers?|face|hips?|knees?|ankles?|shoulders?|neck|tummy|abdomen)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex BodyIn();

    [GeneratedRegex(@"^\s+(?:in|of|affecting)\s+(?:the\s+|her\s+|his\s+|their\s+|your\s+|my\s+)?(?:left\s+|right\s+|both\s+)?(?:upper\s+|lower\s+)?(?<word>legs?|foot|feet|arms?|hands?|fingers?|face|hips?|knees?|ankles?|shoulders?|neck|back|tummy|abdomen)\b(?!\s*(?:and|or|/|&))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex BodyAfter();

    /// <summary>Details of one mention.</summary>
    internal readonly record struct Details(Stated Severity, Stated Side, Stated Place, Stated Pattern, Stated Trigger);
}
