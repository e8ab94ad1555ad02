using System.Buffers;
using System.Text.RegularExpressions;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>Reads figures of tests: timed 25-foot walk (s), JC virus antibody (index and status), 25-hydroxy vitamin D (nmol/L).</summary>
internal static partial class TestFigures
{
    /// <summary>Figures of one kind read of one letter at most.</summary>
    private const int Most = 60;

    private static readonly SearchValues<string> Walk = SearchValues.Create(["25", "twenty-five", "twenty five", "timed walk", "TW25"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Virus = SearchValues.Create(["JC", "john cunningham"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Vitamin = SearchValues.Create(["vitamin D", "vit D", "vit. D", "25-OH", "25OH", "25-hydroxy", "25 OH", "colecalciferol level"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Timed 25-foot walks.</summary>
    public static IReadOnlyList<FigureFact> TimedWalk(FactSource source)
    {
        var found = new List<FigureFact>();
        foreach (int sentence in source.With(Walk))
        {
            Match name = source.Match(WalkName(), source.Start(sentence), source.End(sentence));
            if (name.Success && !source.IsOthers(sentence, name.Index))
            {
                Figures(source, sentence, Seconds(), Math.Max(source.Start(sentence), name.Index - 40), source.End(sentence), found, 300);
            }
        }

        return found;
    }

    /// <summary>JC virus status and indices.</summary>
    public static (NamedFact? Status, IReadOnlyList<FigureFact> Index) Jcv(FactSource source)
    {
        NamedFact? status = null;
        var found = new List<FigureFact>();
        foreach (int sentence in source.With(Virus))
        {
            int start = source.Start(sentence);
            int end = source.End(sentence);
            Match name = source.Match(VirusName(), start, end);
            if (!name.Success || source.IsOthers(sentence, name.Index) || source.IsConditional(sentence, name.Index))
            {
                continue;
            }

            int to = Math.Min(end, name.Index + 140);
            Figures(source, sentence, Index(), name.Index, to, found, 6);
            Match said = source.Match(Status(), name.Index, Math.Min(end, name.Index + 70));
            if (!said.Success)
            {
                said = source.Match(Status(), Math.Max(start, name.Index - 14), name.Index);
            }

            if (said.Success && (status is null || Again().IsMatch(source.Text.AsSpan(start, said.Index - start))))
            {
                (_, bool current) = WalkingReader.When(source, sentence, said.Index, said.Index);
                bool negative = said.Groups["neg"].Success;
                if (current || status is null)
                {
                    status = new NamedFact(negative ? "negative" : "positive", source.Original(said.Index, said.Index + said.Length));
                }
            }

            // The index may follow in the next sentence.
            if (found.Count == 0 && sentence + 1 < source.Count && source.Text.AsSpan(source.Start(sentence + 1), Math.Min(30, source.End(sentence + 1) - source.Start(sentence + 1))).Contains("index", StringComparison.OrdinalIgnoreCase))
            {
                Figures(source, sentence + 1, Index(), source.Start(sentence + 1), source.End(sentence + 1), found, 6);
            }
        }

        return (status, found);
    }

    /// <summary>Levels of vitamin D.</summary>
    public static IReadOnlyList<FigureFact> VitaminD(FactSource source)
    {
        var found = new List<FigureFact>();
        foreach (int sentence in source.With(Vitamin))
        {
            Match name = source.Match(VitaminName(), source.Start(sentence), source.End(sentence));
            if (name.Success && !source.IsOthers(sentence, name.Index))
            {
                Figures(source, sentence, Level(), name.Index + name.Length, Math.Min(source.End(sentence), name.Index + 120), found, 400);
            }
        }

        return found;
    }

    private static void Figures(FactSource source, int sentence, Regex pattern, int from, int to, List<FigureFact> found, double most)
    {
        for (Match match = source.Match(pattern, from, to); match.Success; match = match.NextMatch())
        {
            Group figure = match.Groups["n"];
            if (found.Count >= Most || FactNumbers.Read(figure.ValueSpan) is not { } value || value > most || value <= 0 || source.Dates(sentence).Any(d => d.Start < figure.Index + figure.Length && figure.Index < d.End))
            {
                continue;
            }

            (PartialDate? date, bool current) = WalkingReader.When(source, sentence, match.Index, match.Index + match.Length);
            bool better = current && date is null && found.Exists(f => f.Current && f.Date is null && f.Value == value);
            if (!better)
            {
                found.Add(new FigureFact { Value = value, Date = date, Current = current, Span = source.Original(figure.Index, figure.Index + figure.Length) });
            }
        }

        // Where several are said and none is of today, the one of the newest date is the one that counts.
        if (found.Count > 0 && !found.Exists(f => f.Current))
        {
            int newest = 0;
            bool dated = found.TrueForAll(f => f.Date is not null);
            for (int i = 1; dated && i < found.Count; i++)
            {
                newest = found[i].Date!.Value.First > found[newest].Date!.Value.First ? i : newest;
            }

            if (dated && found.Count > 1)
            {
                found[newest] = found[newest] with { Current = true };
            }
        }
    }

    [GeneratedRegex(@"(?:\b(?:timed )?(?:25|twenty[ -]?five)[ -]?(?:foot|feet|ft|')(?: timed)?(?:[ -]?walk\w*)?(?: test| time)*|\bT ?25[ -]?(?:FT?W|W)\b|\b25 ?FW\b|\bTW25\b|\btimed walk\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex WalkName();

    [GeneratedRegex(@"(?<![\d.])(?<n>\d{1,3}(?:\.\d{1,2})?|" + FactNumbers.Pattern + @") ?(?:s|secs?|seconds)\b(?!\w)(?<!\bpeg\b[^.]{0,20})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\b(?:JC ?-?virus|JCV|JC(?= (?:antibod|index|status|titre|serolog))|anti-JCV?|john cunningham)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex VirusName();

    [GeneratedRegex(@"(?<![\d./,]|\b(?:below|under|above|over|than|exceed\w*) |[<>] ?)(?<n>[0-5]\.\d{1,2})(?![\d/]|[.,]\d| ?(?:mg|%|s\b|nmol|years|months|x ?10))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Index();

    [GeneratedRegex(@"\b(?:(?<pos>(?:low |high |strongly |weakly )?positive|sero-?positive|\+ve|pos)|(?<neg>negative|sero-?negative|-ve|neg|not detected))(?!\w)|(?<=\s|\()(?:(?<pos>\+ve|\+)|(?<neg>-ve))(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Status();

    [GeneratedRegex(@"\b(?:now|today|current\w*|latest|recent|repeat\w*|still|remains|converted)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Again();

    [GeneratedRegex(@"\b(?:(?:serum |plasma )?vit(?:amin|\.)? ?D3?(?: levels?)?|25[ -]?OH[ -]?(?:vit(?:amin)? ?)?D?(?: vit(?:amin)? D)?|25-hydroxy\w*(?: vitamin D)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex VitaminName();

    [GeneratedRegex(@"(?<![\d.,/-])(?<n>\d{1,3}(?:\.\d)?)(?![\d/]|[.,]\d| ?(?:mg|mcg|µg|ug|micrograms?|units?|iu|tablets?|capsules?|weeks?|months?|years?|days?|times?|%|st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|[-/]\d)\b|%|,000)(?! ?(?:nmol)? ?(?:-|to) ?\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Level();
}
