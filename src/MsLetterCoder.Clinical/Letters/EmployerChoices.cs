using MsLetterCoder.Clinical.Messages;

namespace MsLetterCoder.Clinical.Letters;

/// <summary>What the person chose: nothing else decides what the letter says. The same choices over the same source give the same letter.</summary>
public sealed record EmployerChoices
{
    /// <summary>Rows of the knowledge table to tell of, by key.</summary>
    public required IReadOnlySet<string> Ticks { get; init; }

    /// <summary>Ticked rows that the person confirmed as still true; 'diagnosis' confirms the condition. Release asks for all of them.</summary>
    public IReadOnlySet<string> Confirmed { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the clinic letter states beside a matter and the person leaves out: row and detail ('tiredness/trigger').</summary>
    public IReadOnlySet<string> LeftOut { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The adjustments the person asks for, by key; null leaves the choice to the tables. One that suits no ticked matter is not asked for.</summary>
    public IReadOnlySet<string>? Adjustments { get; init; }

    /// <summary>Who speaks.</summary>
    public LetterVoice Voice { get; init; }

    /// <summary>Kinds of work; empty where none was said. Driving only where it is ticked.</summary>
    public IReadOnlyList<WorkKind> Work { get; init; } = [];

    /// <summary>True where the condition is named; else every word is neutral.</summary>
    public bool NameDiagnosis { get; init; }

    /// <summary>The plain words that say less, also where the condition is named.</summary>
    public bool PreferNeutral { get; init; }

    /// <summary>Whose law.</summary>
    public Nation Nation { get; init; } = Nation.England;

    /// <summary>Layout.</summary>
    public LetterStyle Style { get; init; }

    /// <summary>Date of the letter.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When to look at it again; null says 'in three months'.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>The person's name as they want it; the third person needs it.</summary>
    public string? PersonName { get; init; }

    /// <summary>The employer and address as given, lines parted by LF; null for none.</summary>
    public string? Employer { get; init; }

    /// <summary>Who is addressed ('Ms Hill'); null for 'manager'.</summary>
    public string? Addressee { get; init; }

    /// <summary>Who writes in the third person: name of the team or hospital, role; null for the neutral or the named team.</summary>
    public string? Sender { get; init; }

    /// <summary>Whom else to ask; null for nobody.</summary>
    public string? Contact { get; init; }

    /// <summary>What the person adds in their own words, marked as theirs; null for nothing.</summary>
    public string? OwnWords { get; init; }

    /// <summary>The key that confirms the condition among <see cref="Confirmed"/>.</summary>
    public const string Diagnosis = "diagnosis";

    /// <summary>All that people typed in, which names may stand in.</summary>
    internal IEnumerable<string> Given => new[] { PersonName, Employer, Addressee, Sender, Contact }.OfType<string>().Where(s => !string.IsNullOrWhiteSpace(s));
}
