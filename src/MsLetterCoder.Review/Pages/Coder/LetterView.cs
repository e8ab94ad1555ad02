using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Review.Terms;
using MsLetterCoder.Store.Coders;
using MsLetterCoder.Store.Work;

namespace MsLetterCoder.Review.Pages.Coder;

/// <summary>A letter as its page shows it to one coder: concepts put together, the text in pieces, restricted results hidden unless they are open.</summary>
public sealed class LetterView
{
    private const int Around = 28;

    private readonly CodeBook book;

    public LetterView(LetterOnDesk letter, CodeBook book, string account, bool restrictedOpen, string? at)
    {
        Letter = letter;
        this.book = book;
        Account = account;
        Hides = !restrictedOpen && letter.Sheet.HasRestricted;
        RestrictedOpen = restrictedOpen;
        Hidden = Hides ? HiddenSpans() : [];
        Concepts = Groups();
        At = Standing(at);
    }

    public LetterOnDesk Letter { get; }

    public CodingSheet Sheet => Letter.Sheet;

    public string Account { get; }

    public string Text => Letter.Document.Text.Text;

    /// <summary>True where something restricted is hidden.</summary>
    public bool Hides { get; }

    /// <summary>True where restricted results are open to this coder.</summary>
    public bool RestrictedOpen { get; }

    /// <summary>Stretches of the text that are hidden.</summary>
    public IReadOnlyList<TextSpan> Hidden { get; }

    /// <summary>How many restricted entries are hidden.</summary>
    public int HiddenCount => Hides ? Sheet.Codes.Count(c => c.Restricted) + Sheet.Questions.Count(q => q.Asked.Restricted) + Sheet.LeftOut.Count(l => l.Restricted)
        + Sheet.Mentions.Where(m => m.Restricted).Select(m => (m.Key, m.SnomedId, m.Context)).Distinct().Count() : 0;

    public IReadOnlyList<SheetCode> Codes => [.. Sheet.Codes.Where(c => !Hides || !c.Restricted)];

    public IReadOnlyList<SheetQuestion> Questions => [.. Sheet.Questions.Where(q => !Hides || !q.Asked.Restricted)];

    public IReadOnlyList<Icd10LeftOut> LeftOut => [.. Sheet.LeftOut.Where(l => !Hides || !l.Restricted)];

    public IReadOnlyList<ConceptGroup> Concepts { get; }

    /// <summary>The entry that is selected; null where none is.</summary>
    public string? At { get; }

    /// <summary>True where this coder may change the letter.</summary>
    public bool MayWrite => Letter.Item.State == WorkState.Waiting || (Letter.Item.State == WorkState.Claimed && Letter.Item.StateBy == Account);

    /// <summary>Entries that nobody has said anything of: they stand as suggested when the letter is signed off.</summary>
    public int Untouched => Sheet.Codes.Count(c => c.State == EntryState.Suggested && !c.IsOpen);

    /// <summary>What a code is for: the concepts that earned it.</summary>
    public string CodeName(SheetCode code)
    {
        IEnumerable<string> terms = code.State == EntryState.Replaced ? [] : code.Mentions.Select(Sheet.Mention).OfType<SheetMention>().Select(m => Told(m) + TermOf(m)).Distinct();
        return string.Join(", ", terms) is { Length: > 0 } names ? names : book.Name(code.Code) ?? "";
    }

    public string Term(string? key, string? code) => book.Term(key, SnomedId.TryParse(code, out SnomedId id) ? id : default);

    public string TermOf(SheetMention mention) => book.Term(mention.Key, mention.SnomedId);

    public string KindOf(SheetMention mention) => book.Kind(mention.Key, mention.SnomedId);

    /// <summary>The words of a mention with a few around them: before, the words, after.</summary>
    public (string Before, string Words, string After) Quote(SheetMention mention)
    {
        if (mention.In == TextField.Subject)
        {
            return ("subject line", "", "");
        }

        string text = Text;
        int start = Math.Min(mention.Span.Start, text.Length);
        int end = Math.Clamp(mention.Span.End, start, text.Length);
        if (Hidden.Any(h => h.Overlaps(mention.Span)))
        {
            return ("", "(hidden with a restricted result)", "");
        }

        int from = Math.Max(Math.Max(0, start - Around), Hidden.Where(h => h.End <= start).Select(h => h.End).DefaultIfEmpty(0).Max());
        int to = Math.Min(Math.Min(text.Length, end + Around), Hidden.Where(h => h.Start >= end).Select(h => h.Start).DefaultIfEmpty(text.Length).Min());
        return (Flat(text[from..start], cutFront: from > 0), Flat(text[start..end]), Flat(text[end..to], cutBack: to < text.Length));
    }

    /// <summary>The text in pieces, in order, covering it.</summary>
    public IEnumerable<LetterPiece> Pieces()
    {
        List<SheetMention> marked = [.. Sheet.Mentions.Where(m => m.In == TextField.Text && m.Stands && (!Hides || !m.Restricted) && m.Span.End <= Text.Length)];
        List<TextRegion> asides = [.. Letter.Document.Analysis.Regions.Where(r => r.Kind != RegionKind.Content)];
        SortedSet<int> edges = [0, Text.Length];
        foreach (TextSpan span in marked.Select(m => m.Span).Concat(asides.Select(a => a.Span)).Concat(Hidden))
        {
            edges.Add(Math.Min(span.Start, Text.Length));
            edges.Add(Math.Min(span.End, Text.Length));
        }

        int from = 0;
        foreach (int to in edges.Skip(1))
        {
            bool hidden = Hidden.Any(h => h.Contains(from));
            yield return new LetterPiece(
                from, to, hidden ? [] : [.. marked.Where(m => m.Span.Contains(from)).OrderBy(m => m.Span.Length)], asides.Exists(a => a.Span.Contains(from)), hidden);
            from = to;
        }
    }

    /// <summary>The entry after one in the lists, to go on with; itself where it is the last.</summary>
    public string? After(string? entry)
    {
        List<string> all = Entries();
        int i = entry is null ? -1 : all.FindIndex(e => e == entry || e.Split(' ').Contains(entry.Split(' ')[0]));
        return all.Count == 0 ? null : all[Math.Min(i + 1, all.Count - 1)];
    }

    private static string Told(SheetMention mention) => mention.Context switch
    {
        MentionContext.Family => "family history: ",
        MentionContext.Past => "history: ",
        _ => "",
    };

    private List<string> Entries() => [.. Codes.Select(c => c.Id), .. Questions.Select(q => q.Id), .. Concepts.Select(c => c.Ids)];

    /// <summary>The entry as the page names it: a mention selects the concept it stands under.</summary>
    private string? Standing(string? at) => at is null ? null : Entries().Find(e => e == at) ?? Entries().Find(e => e.Split(' ').Contains(at.Split(' ')[0]));

    private List<ConceptGroup> Groups()
    {
        var groups = new List<List<SheetMention>>();
        foreach (SheetMention mention in Sheet.Mentions.Where(m => !Hides || !m.Restricted))
        {
            List<SheetMention>? group = groups.Find(g => g[0].GoesWith(mention));
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(mention);
        }

        return groups.ConvertAll(g => new ConceptGroup(TermOf(g[0]), KindOf(g[0]), g));
    }

    private List<TextSpan> HiddenSpans()
    {
        var spans = new List<TextSpan>();
        foreach (TextSpan span in Sheet.Mentions.Where(m => m.Restricted && m.In == TextField.Text).Select(m => m.Span).OrderBy(s => s.Start))
        {
            TextSpan sentence = SentenceAround(Text, span);
            if (spans.Count > 0 && spans[^1].End >= sentence.Start)
            {
                spans[^1] = new TextSpan(spans[^1].Start, Math.Max(spans[^1].End, sentence.End));
            }
            else
            {
                spans.Add(sentence);
            }
        }

        return spans;
    }

    /// <summary>From the end of the sentence before to the end of this one: what stands beside the words may say the same.</summary>
    private static TextSpan SentenceAround(string text, TextSpan span)
    {
        int start = Math.Min(span.Start, text.Length);
        int end = Math.Clamp(span.End, start, text.Length);
        while (start > 0 && !IsEnd(text, start - 1))
        {
            start--;
        }

        while (start < span.Start && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end < text.Length && !IsEnd(text, end))
        {
            end++;
        }

        return new TextSpan(start, end);
    }

    private static bool IsEnd(string text, int i) => text[i] is '!' or '?' || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))
        || (text[i] == '\n' && i + 1 < text.Length && (text[i + 1] is '\n' or '-' or '*' or '•' || char.IsUpper(text[i + 1]) || char.IsDigit(text[i + 1])));

    private static string Flat(string text, bool cutFront = false, bool cutBack = false)
    {
        string flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int blank = flat.IndexOf(' ', StringComparison.Ordinal);
        int last = flat.LastIndexOf(' ');
        return cutFront && blank > 0 ? "… " + flat[(blank + 1)..] : cutBack && last > 0 ? flat[..last] + " …" : flat;
    }
}
