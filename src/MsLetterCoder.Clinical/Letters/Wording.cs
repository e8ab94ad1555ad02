using System.Globalization;
using MsLetterCoder.Clinical.Letters.Tables;
using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>Makes sentences of table rows in the voice chosen, each with its sources.</summary>
internal sealed class Wording(LetterKnowledge knowledge, EmployerChoices choices)
{
    private LetterVoice Voice => choices.Voice;

    private bool Neutral => choices.PreferNeutral || !choices.NameDiagnosis;

    /// <summary>Fixed words, choices filled in.</summary>
    public LetterSentence Fixed(string key, SentencePart part, params IReadOnlyList<SentenceSource> sources) =>
        new(Placeholders.Capital(Fill(knowledge.Template(key, Voice))), part, [SentenceSource.Template(key), .. sources]);

    /// <summary>A heading block.</summary>
    public LetterBlock Heading(string key) => new(BlockKind.Heading, [Fixed(key, SentencePart.Frame)]);

    /// <summary>The law or a scheme of the nation, a sentence each.</summary>
    /// <param name="topic">Which.</param>
    /// <param name="words">Words of the clinic letter that a sentence about the person rests on; null where it says nothing about them.</param>
    public List<LetterSentence> Law(string topic, TextSpan? words)
    {
        LawRow law = knowledge.LawRowOf(choices.Nation, topic)!;
        return [.. Split(Placeholders.Voiced(law.Sentences, Voice)).Select(s => new LetterSentence(
            Placeholders.Capital(s),
            SentencePart.Law,
            [SentenceSource.Row("law", $"{law.Nation}/{topic}"), .. words is { } span && topic == "neutral" ? new[] { SentenceSource.Of("condition", span) } : []]))];
    }

    /// <summary>What the person has, without verb: 'severe weakness in my right leg'.</summary>
    public string Phrase(Tellable told)
    {
        SymptomRow row = told.Row;
        string side = told.Side.Is ? knowledge.Stated("side", told.Side.Word)!.Plain : "";
        string severity = told.Severity.Is ? knowledge.Stated("severity", told.Severity.Word)!.Plain : "";
        return Placeholders.Phrase(Neutral ? row.Neutral : row.Phrase, Voice, told.Place, side, severity);
    }

    /// <summary>One sentence that states matters of the same verb.</summary>
    /// <param name="told">The matters.</param>
    /// <param name="also">True where a like sentence stands before.</param>
    public LetterSentence Statement(IReadOnlyList<Tellable> told, bool also)
    {
        List<string> phrases = [.. told.Select(Phrase).Distinct()];
        string lead = told[0].Row.Lead;
        string key = !also ? "statement" : lead == "am" ? "statement_also_am" : "statement_also";
        string text = knowledge.Template(key, Voice)
            .Replace("{lead}", Placeholders.Lead(lead, Voice), StringComparison.Ordinal)
            .Replace("{phrases}", Joined(phrases), StringComparison.Ordinal);
        return new LetterSentence(Placeholders.Capital(text), SentencePart.Statement, [.. told.SelectMany(Sources), SentenceSource.Template(key)]);
    }

    /// <summary>What the letter states of pattern and trigger of one matter.</summary>
    public IEnumerable<LetterSentence> Stated(Tellable told)
    {
        foreach ((string attribute, Stated stated) in new[] { ("pattern", told.Pattern), ("trigger", told.Trigger) })
        {
            if (stated.Is)
            {
                StatedWord word = knowledge.Stated(attribute, stated.Word)!;
                yield return new LetterSentence(
                    Placeholders.Capital(Placeholders.Voiced(word.Plain, Voice)),
                    SentencePart.Statement,
                    SentenceSource.Of(attribute, stated.Span),
                    SentenceSource.Row("stated-words", $"{attribute}/{word.Word}"));
            }
        }
    }

    /// <summary>How a matter may show at the chosen work, a sentence for each kind that has its own; else for any.</summary>
    public IEnumerable<LetterSentence> Effects(Tellable told)
    {
        List<EffectRow> of = [.. choices.Work.Select(w => knowledge.EffectsOf(told.Key).FirstOrDefault(e => e.Work == w)).OfType<EffectRow>()];
        of = of.Count > 0 ? of : [.. knowledge.EffectsOf(told.Key).Where(e => e.Work is null)];
        return of.Select(e => new LetterSentence(
            Placeholders.Capital(Placeholders.Voiced(e.Sentence, Voice)),
            SentencePart.Effect,
            SentenceSource.Row("work-effects", $"{e.Row}/{(e.Work is { } work ? Labels.Of(work) : "any")}")));
    }

    /// <summary>What can make a matter worse in general, most useful first.</summary>
    public IEnumerable<LetterSentence> Triggers(Tellable told) => knowledge.TriggersOf(told.Key).Select(t => new LetterSentence(
        Placeholders.Capital(Placeholders.Voiced(t.Sentence, Voice)), SentencePart.Trigger, SentenceSource.Row("triggers", $"{t.Row}/{t.Trigger}")));

    /// <summary>An adjustment as a sentence of its own.</summary>
    /// <param name="row">The adjustment.</param>
    /// <param name="also">True where another stands before.</param>
    public LetterSentence Adjustment(AdjustmentRow row, bool also)
    {
        const string Help = "It would help ";
        string text = Placeholders.Capital(Placeholders.Voiced(row.Sentence, Voice));
        return new(also && text.StartsWith(Help, StringComparison.Ordinal) ? "It would also help " + text[Help.Length..] : text, SentencePart.Adjustment, SentenceSource.Row("adjustments", row.Key));
    }

    /// <summary>An adjustment as an item of a list.</summary>
    public LetterSentence ShortAdjustment(AdjustmentRow row) =>
        new(Placeholders.Capital(Placeholders.Voiced(row.Short, Voice)) + ".", SentencePart.Adjustment, SentenceSource.Row("adjustments", row.Key));

    /// <summary>Adjustments in one sentence.</summary>
    public LetterSentence Adjustments(IReadOnlyList<AdjustmentRow> rows, bool also)
    {
        string key = also ? "help_also" : "help";
        string text = knowledge.Template(key, Voice).Replace("{things}", Joined([.. rows.Select(r => Placeholders.Voiced(r.Short, Voice))]), StringComparison.Ordinal);
        return new LetterSentence(Placeholders.Capital(text), SentencePart.Adjustment, [.. rows.Select(r => SentenceSource.Row("adjustments", r.Key)), SentenceSource.Template(key)]);
    }

    /// <summary>Sentences of a text.</summary>
    public static IEnumerable<string> Split(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '?' or '!' && (i + 1 == text.Length || text[i + 1] == ' '))
            {
                yield return text[start..(i + 1)].Trim();
                start = i + 1;
            }
        }

        if (start < text.Length && text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static string Joined(List<string> words) => words.Count switch
    {
        1 => words[0],
        _ when words.Exists(w => w.Contains(" and ", StringComparison.Ordinal) || w.Contains(" or ", StringComparison.Ordinal)) => string.Join(", ", words[..^1]) + ", and " + words[^1],
        _ => string.Join(", ", words[..^1]) + " and " + words[^1],
    };

    private static IEnumerable<SentenceSource> Sources(Tellable told)
    {
        yield return SentenceSource.Row("symptoms", told.Key);
        foreach (TextSpan span in told.Words)
        {
            yield return SentenceSource.Of("symptom", span);
        }

        foreach ((string states, Stated stated) in new[] { ("severity", told.Severity), ("side", told.Side), ("place", told.PlaceStated) })
        {
            if (stated.Is)
            {
                yield return SentenceSource.Of(states, stated.Span);
            }
        }
    }

    private string Fill(string template) => template
        .Replace("{name}", choices.PersonName?.Trim() ?? "", StringComparison.Ordinal)
        .Replace("{addressee}", choices.Addressee?.Trim() ?? "", StringComparison.Ordinal)
        .Replace("{contact}", choices.Contact?.Trim() ?? "", StringComparison.Ordinal)
        .Replace("{review}", choices.Review?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal);
}
