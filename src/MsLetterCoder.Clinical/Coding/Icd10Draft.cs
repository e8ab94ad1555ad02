namespace MsLetterCoder.Clinical.Coding;

/// <summary>A code on its way into the list.</summary>
internal sealed class Icd10Draft(Icd10Code code, string rule)
{
    public Icd10Code Code { get; } = code;

    public string Rule { get; set; } = rule;

    /// <summary>Indexes into the document's mentions, each with the concept that gave the code.</summary>
    public List<int> Mentions { get; } = [];

    public List<Concept> Concepts { get; } = [];

    public bool Ask { get; set; }

    public string? Question { get; set; }

    public List<string> Warnings { get; } = [];

    /// <summary>Column of the table that gave the code.</summary>
    public string Column { get; init; } = OverrideColumn.Icd10;

    /// <summary>The first override behind the code; null for the table as built.</summary>
    public string? Override => Concepts.Select(c => c.OverrideOf(Column)).FirstOrDefault(o => o is not null);

    public void Add(int mention, Concept concept)
    {
        Mentions.Add(mention);
        Concepts.Add(concept);
    }

    /// <summary>What is shown where the code is left out: an entry for each concept.</summary>
    public IEnumerable<Icd10LeftOut> LeftOut(string rule) => Concepts.Count == 0
        ? [new Icd10LeftOut { Code = Code.ToString(), Rule = rule, Mentions = Mentions, Restricted = RestrictedCodes.Covers(Code) }]
        : Mentions.Zip(Concepts).GroupBy(pair => pair.Second.Key, StringComparer.Ordinal).Select(group => new Icd10LeftOut
        {
            Code = Code.ToString(),
            Rule = rule,
            Key = group.Key,
            Mentions = [.. group.Select(pair => pair.First)],
            Restricted = group.First().Second.IsRestricted || RestrictedCodes.Covers(Code),
            Override = group.First().Second.OverrideOf(Column),
        });
}
