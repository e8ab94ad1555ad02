using MsLetterCoder.Clinical.Matching;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;

namespace MsLetterCoder.Clinical.Triage;

/// <summary>Weighs words that would raise a red flag: are they denied, conditional, general talk, long past, somebody else's? When unclear they stand.</summary>
internal sealed class FlagContext
{
    /// <summary>Words within which a cue before the flag must stand.</summary>
    private const int Reach = 8;

    /// <summary>Words within which a cue behind the flag must stand.</summary>
    private const int ReachBack = 5;

    /// <summary>Words within which a time must stand.</summary>
    private const int ReachOfTime = 14;

    private readonly ReadText _text;
    private readonly List<FlagCue>[] _cues;
    private readonly Writer _writer;

    /// <summary>Sets the cues of a text out by sentence.</summary>
    private FlagContext(OwnWords words, PhraseMatcher matcher, Writer writer)
    {
        _text = words.Text;
        _writer = writer;
        Sentences = new Clauses(_text);
        _cues = new List<FlagCue>[Sentences.Count];
        for (int i = 0; i < _cues.Length; i++)
        {
            _cues[i] = [];
        }

        foreach (PhraseMatch match in words.Matches)
        {
            PhrasePattern pattern = matcher[match.Pattern];
            if (pattern.List == PhraseList.Signal && pattern.Label.StartsWith(FlagCue.Prefix, StringComparison.Ordinal))
            {
                FlagCueKind kind = Labels.TryRead(pattern.Label[FlagCue.Prefix.Length..], out FlagCueKind read) ? read : throw new InvalidOperationException($"Unknown cue '{pattern.Label}' ({pattern.Origin}).");
                _cues[Sentences.Of(match.First)].Add(new FlagCue(kind, match.First, match.End));
            }
        }

        foreach (List<FlagCue> sentence in _cues)
        {
            FlagCue[] all = [.. sentence];
            sentence.RemoveAll(c => (c.Kind is FlagCueKind.Denied && Array.Exists(all, o => o.Kind == FlagCueKind.NotDenied && o.Touches(c)))
                || (c.Kind is FlagCueKind.Supposed && Array.Exists(all, o => o.Kind == FlagCueKind.NotSupposed && o.Touches(c)))
                || (c.Kind is FlagCueKind.Past or FlagCueKind.Lasting && Array.Exists(all, o => o.Kind == FlagCueKind.NotPast && o.Touches(c))));
        }
    }

    /// <summary>The weighing of each part of a message, all by one writer.</summary>
    public static List<(OwnWords Part, FlagContext Context)> Of(IReadOnlyList<OwnWords> words, PhraseMatcher matcher)
    {
        Writer writer = WriterFinder.Find(words, matcher);
        return [.. words.Select(part => (part, new FlagContext(part, matcher, writer)))];
    }

    /// <summary>Sentence numbers of the text.</summary>
    public Clauses Sentences { get; }

    /// <summary>What speaks against a phrase found; a denial that fills a gap of it counts: 'my face isn't drooping'.</summary>
    public FlagDoubt Doubts(PhraseMatch match)
    {
        foreach (FlagCue cue in _cues[Sentences.Of(match.First)])
        {
            bool fills = cue.Kind == FlagCueKind.Denied && cue.First > match.First && cue.End < match.End;
            for (int token = cue.First; fills && token < cue.End; token++)
            {
                fills = !match.Consumes(token);
            }

            if (fills)
            {
                return FlagDoubt.Denied;
            }
        }

        return Doubts(match.First, match.End);
    }

    /// <summary>What speaks against the words [first, end).</summary>
    public FlagDoubt Doubts(int first, int end)
    {
        List<FlagCue> cues = _cues[Sentences.Of(first)];
        FlagDoubt doubts = FlagDoubt.None;
        bool ownDenial = cues.Exists(c => c.Kind == FlagCueKind.Denied && c.First < end && first <= c.First);
        foreach (FlagCue cue in cues)
        {
            doubts |= cue.Kind switch
            {
                FlagCueKind.Denied when !ownDenial && Before(cue, first, Reach, atSubject: true) => FlagDoubt.Denied,
                FlagCueKind.DeniedAfter when Behind(cue, first, end, ReachBack) => FlagDoubt.Denied,
                FlagCueKind.Supposed when Before(cue, first, Reach + 2, atSubject: false) => FlagDoubt.Supposed,
                FlagCueKind.General when Before(cue, first, Reach + 2, atSubject: false) => FlagDoubt.General,
                FlagCueKind.GeneralAfter when Behind(cue, first, end, ReachBack) => FlagDoubt.General,
                FlagCueKind.Past when Beside(cue, first, end) && !cues.Exists(c => c.Kind == FlagCueKind.Now) => FlagDoubt.Past,
                FlagCueKind.Lasting when Beside(cue, first, end) => FlagDoubt.Lasting,
                _ => FlagDoubt.None,
            };
        }

        return doubts | SomebodyElse(cues, first, end);
    }

    /// <summary>True where a drug named by the words [first, end) may be the patient's: not somebody else's, and not said to be untaken.</summary>
    public bool IsTheirDrug(int first, int end)
    {
        List<FlagCue> cues = _cues[Sentences.Of(first)];
        return SomebodyElse(cues, first, end) == FlagDoubt.None && !cues.Exists(c => c.Kind == FlagCueKind.NotTaken && c.End <= first && first - c.End <= 2);
    }

    /// <summary>True where a time belongs to a drug or diagnosis and not to a complaint: 'on Tysabri since 2018'.</summary>
    public bool IsOfDrug(PhraseMatch time) =>
        _cues[Sentences.Of(time.First)].Exists(c => c.Kind == FlagCueKind.NotPast && c.First < time.End && time.First < c.End);

    private bool Before(FlagCue cue, int first, int reach, bool atSubject) =>
        cue.First < first && first - cue.End <= reach && !ClauseBreaks.Between(_text, cue.End - 1, first, atSubject);

    private bool Behind(FlagCue cue, int first, int end, int reach) =>
        cue.First >= first && cue.End > end && cue.First - end <= reach && !ClauseBreaks.Between(_text, end - 1, Math.Max(end, cue.First - 1), atSubject: false);

    private bool Beside(FlagCue cue, int first, int end)
    {
        if (cue.First < end && first < cue.End)
        {
            return true;
        }

        return cue.End <= first
            ? first - cue.End <= ReachOfTime && !ClauseBreaks.Between(_text, cue.End, first, atSubject: false)
            : cue.First - end <= ReachOfTime && !ClauseBreaks.Between(_text, end - 1, cue.First, atSubject: false);
    }

    /// <summary>The nearest person named before the last word of the flag is its subject.</summary>
    private FlagDoubt SomebodyElse(List<FlagCue> cues, int first, int end)
    {
        FlagCue? subject = null;
        foreach (FlagCue cue in cues)
        {
            bool person = cue.Kind is FlagCueKind.Self or FlagCueKind.Third or FlagCueKind.Relative or FlagCueKind.Distant or FlagCueKind.Reporter;
            if (person && cue.First < end && (subject is not { } best || cue.End > best.End || (cue.End == best.End && cue.First < best.First)))
            {
                subject = cue;
            }
        }

        if (subject is not { } who || who.Kind is FlagCueKind.Self or FlagCueKind.Reporter || _writer == Writer.Carer)
        {
            return FlagDoubt.None;
        }

        bool now = cues.Exists(c => c.Kind == FlagCueKind.Now);
        bool told = cues.Exists(c => c.Kind == FlagCueKind.Then && c.First >= who.First && c.First < end && (c.First - who.End <= 2 || first - c.End <= 1));
        bool then = !now && (who.Kind == FlagCueKind.Distant || (told && _writer == Writer.Patient) || (told && cues.Exists(c => c.Kind == FlagCueKind.Past)));
        FlagDoubt doubt = then ? FlagDoubt.SomebodyElseThen : FlagDoubt.None;
        return _writer == Writer.Patient ? doubt | FlagDoubt.SomebodyElse : doubt;
    }
}
