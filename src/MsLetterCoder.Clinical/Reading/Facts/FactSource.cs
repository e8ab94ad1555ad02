using System.Buffers;
using System.Text.RegularExpressions;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Reading.Facts;

/// <summary>A letter as fact readers see it: the side view, its sentences, what is named in it, and the day it speaks of.</summary>
internal sealed partial class FactSource
{
    private readonly List<DatePhrase>?[] _dates;
    private readonly int[] _starts;

    public FactSource(ReadText read, IReadOnlyList<FactAnchor> anchors, DateOnly? today)
    {
        Read = read;
        Today = today;
        List<Sentence> sentences = read.Sentences;
        int[] breaks = ArrayPool<int>.Shared.Rent(Math.Max(1, sentences.Count));
        for (int i = 0; i < sentences.Count; i++)
        {
            breaks[i] = read.Tokens[sentences[i].First].Start;
        }

        View = LetterView.Of(read.Text, breaks.AsSpan(0, sentences.Count));
        ArrayPool<int>.Shared.Return(breaks);
        _starts = new int[sentences.Count];
        for (int i = 0; i < sentences.Count; i++)
        {
            _starts[i] = View.ToView(read.Tokens[sentences[i].First].Start);
        }

        _dates = new List<DatePhrase>?[sentences.Count];
        Anchors = new List<PlacedAnchor>(anchors.Count);
        foreach (FactAnchor anchor in anchors)
        {
            Anchors.Add(new PlacedAnchor(View.ToView(anchor.Span.Start), View.ToView(anchor.Span.End - 1) + 1, SentenceAt(View.ToView(anchor.Span.Start)), anchor));
        }
    }

    public ReadText Read { get; }

    /// <summary>The side view.</summary>
    public LetterView View { get; }

    /// <summary>Text of the side view.</summary>
    public string Text => View.Text;

    /// <summary>Day of the clinic, else of the letter; null where neither is stated.</summary>
    public DateOnly? Today { get; }

    /// <summary>What is named, in order.</summary>
    public List<PlacedAnchor> Anchors { get; }

    public int Count => _starts.Length;

    /// <summary>What is named in a sentence, in order.</summary>
    public ReadOnlySpan<PlacedAnchor> In(int sentence)
    {
        int first = FirstOf(sentence);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Anchors)[first..FirstOf(sentence + 1)];
    }

    public int Start(int sentence) => _starts[sentence];

    /// <summary>Where a sentence ends: before the next begins.</summary>
    public int End(int sentence) => sentence + 1 < _starts.Length ? _starts[sentence + 1] : Text.Length;

    public Section SectionOf(int sentence) => Read.SectionAt(Read.Tokens[Read.Sentences[sentence].First].Start);

    /// <summary>True for a sentence of the clinical content that speaks of the patient.</summary>
    public bool IsClinical(int sentence)
    {
        int at = Read.Tokens[Read.Sentences[sentence].First].Start;
        return Read.RegionAt(at) == RegionKind.Content && Read.SectionAt(at) != Section.FamilyHistory;
    }

    /// <summary>Sentence at a position of the view; the last that begins at or before it.</summary>
    public int SentenceAt(int position)
    {
        int found = Array.BinarySearch(_starts, position);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }

    /// <summary>Numbers of the clinical sentences that hold one of some words, in order.</summary>
    public List<int> With(SearchValues<string> words)
    {
        var found = new List<int>();
        int at = 0;
        while (Count > 0 && at < Text.Length && Text.AsSpan(at).IndexOfAny(words) is >= 0 and int hit)
        {
            int sentence = SentenceAt(at + hit);
            if (IsClinical(sentence))
            {
                found.Add(sentence);
            }

            at = Math.Max(End(sentence), at + hit + 1);
        }

        return found;
    }

    /// <summary>Dates of a sentence, in order.</summary>
    public List<DatePhrase> Dates(int sentence) => _dates[sentence] ??= DatePhrases.Find(Text, Start(sentence), End(sentence), Today);

    /// <summary>The first match of a pattern in a sentence from a place on.</summary>
    public Match Match(Regex pattern, int from, int to) => pattern.Match(Text, from, Math.Max(0, to - from));

    /// <summary>The words of the original at a place of the view.</summary>
    public TextSpan Original(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        return View.Original(start, end);
    }

    /// <summary>True where what stands at a place of a sentence is said of somebody else: 'Her mother was diagnosed …'; not 'seen with her husband'.</summary>
    public bool IsOthers(int sentence, int at)
    {
        int start = Start(sentence);
        ReadOnlySpan<char> lead = Text.AsSpan(start, Math.Max(0, at - start));
        bool others = false;
        foreach (ValueMatch relative in Relative().EnumerateMatches(lead))
        {
            int end = relative.Index + relative.Length;
            ReadOnlySpan<char> before = lead[..relative.Index].TrimEnd();
            ReadOnlySpan<char> after = lead[end..];
            bool company = Company().IsMatch(before) && !after.TrimStart().StartsWith(", who") && !after.TrimStart().StartsWith("who");
            others = !company && !BackToPatient().IsMatch(after);
        }

        return others;
    }

    /// <summary>True where a place stands under a condition or a rule: 'if she has two relapses', 'would', 'criteria'.</summary>
    public bool IsConditional(int sentence, int at)
    {
        int start = Math.Max(Start(sentence), at - 70);
        ReadOnlySpan<char> lead = Text.AsSpan(start, Math.Max(0, at - start));
        return Condition().IsMatch(lead[(lead.LastIndexOf(';') + 1)..]);
    }

    private int FirstOf(int sentence)
    {
        int low = 0;
        int high = Anchors.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Anchors[middle].Sentence < sentence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    [GeneratedRegex(@"\b(?:mother|father|mum|dad|sister|brother|aunt|uncle|cousin|grand(?:mother|father|son|daughter)|son|daughter|wife|husband|partner|niece|nephew|twin|friend|carer|parents?|children|maternal|paternal)(?:'s)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:with|by|and|from|to|for|told|alongside|accompanied)(?: (?:her|his|their|the|your|my|a|both))*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Company();

    [GeneratedRegex(@"(?:[,;(-] ?|\b(?:and|but|while|whereas|although|though|that|says|said|reports|reported|feels|noticed|notes|noted) )(?:she|he|they|i|we|the patient|you|m(?:r|rs|s|iss) \w+)\b|\b(?:herself|himself)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex BackToPatient();

    [GeneratedRegex(@"\b(?:if|should (?:she|he|they|you|there|the|any)|unless|in case|risk of|criteria|eligib\w+|licen[cs]ed|threshold|in the event|were to|patients who|people (?:who|with)|whether|would (?:need|have to|require)|chance of|prevent|reduce|fear of|worried about)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Milliseconds)]
    private static partial Regex Condition();
}
