namespace MsLetterCoder.Clinical.Letters.Tables;

/// <summary>A row of symptoms.tsv.</summary>
internal sealed record SymptomRow
{
    public required string Key { get; init; }

    public required IReadOnlyList<string> Concepts { get; init; }

    public required string Group { get; init; }

    /// <summary>Kind of sensitive matter; empty where it is none.</summary>
    public required string SensitiveAs { get; init; }

    public required string Lead { get; init; }

    public required string Phrase { get; init; }

    public required string Neutral { get; init; }

    public required string First { get; init; }

    public required string Third { get; init; }

    /// <summary>Place in the body by concept.</summary>
    public required IReadOnlyDictionary<string, PlaceRow> Places { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public bool IsSensitive => SensitiveAs.Length > 0;
}

/// <summary>A row of work-effects.tsv; Work null fits any.</summary>
internal sealed record EffectRow(string Row, WorkKind? Work, string Sentence, IReadOnlyList<string> Sources);

/// <summary>A row of triggers.tsv.</summary>
internal sealed record TriggerRow(string Row, string Trigger, string Sentence, IReadOnlyList<string> Sources);

/// <summary>A row of adjustments.tsv; no kind of work fits all.</summary>
internal sealed record AdjustmentRow(string Key, IReadOnlyList<WorkKind> Work, string Sentence, string Short, IReadOnlyList<string> Sources)
{
    public bool Fits(IReadOnlyList<WorkKind> work) => Work.Count == 0 || Work.Any(work.Contains);
}

/// <summary>A row of symptom-adjustments.tsv.</summary>
internal sealed record PairingRow(string Row, int Order, string Adjustment, IReadOnlyList<string> Sources);

/// <summary>A row of places.tsv.</summary>
internal sealed record PlaceRow(string Key, string Preposition, string Unsaid, string OneSide, string Both, IReadOnlyList<string> Sources)
{
    /// <summary>The words for a side; empty where there is nothing to say without one.</summary>
    public string Words(string side) => side switch
    {
        "" => Unsaid,
        "both" => Both,
        _ => OneSide.Replace("{side}", side, StringComparison.Ordinal),
    };
}

/// <summary>A row of stated-words.tsv.</summary>
internal sealed record StatedWord(string Attribute, string Word, string Plain, IReadOnlyList<string> Sources);

/// <summary>A row of law.tsv.</summary>
internal sealed record LawRow(Messages.Nation Nation, string Topic, bool OnPage, string Sentences, IReadOnlyList<string> Sources, string LookedUp);

/// <summary>A row of welsh.tsv; Welsh empty is a gap for a person.</summary>
internal sealed record WelshRow(string Key, string English, string Welsh, string Source, string Note);

/// <summary>A row of sources.tsv.</summary>
internal sealed record PageRow(string Id, string Publisher, string Title, string Address, string LookedUp);

/// <summary>A row of templates.tsv; First null fits any voice.</summary>
internal sealed record TemplateRow(string Key, bool? First, string Text);

/// <summary>A row of left-out.tsv.</summary>
internal sealed record LeftOutRow(string Concept, string As, string Reason);

/// <summary>A row of watch-words.tsv.</summary>
internal sealed record WatchRow(ReleaseFindingKind Finding, string What, IReadOnlyList<string> Allowed, System.Text.RegularExpressions.Regex Pattern);
