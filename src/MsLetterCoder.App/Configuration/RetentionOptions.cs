using System.ComponentModel.DataAnnotations;
using MsLetterCoder.Store.Erasure;

namespace MsLetterCoder.App.Configuration;

/// <summary>For how long things are kept; the command 'retention' removes what is past it, nothing does so by itself. Section 'Retention'.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Months for which a mail with a clinic letter is kept after its codes were signed off, 13 to 1200: falls and drugs of a year are always at hand. Null (the default): for ever.</summary>
    [Range(13, 1200)]
    public int? LettersMonths { get; set; }

    /// <summary>Months for which a patient's message is kept after it was closed, 13 to 1200. Null (the default): for ever.</summary>
    [Range(13, 1200)]
    public int? MessagesMonths { get; set; }

    /// <summary>Months for which other mails are kept after receipt or after their work was closed, 1 to 1200. Null (the default): for ever.</summary>
    [Range(1, 1200)]
    public int? OthersMonths { get; set; }

    /// <summary>Months for which a patient of whom no mail is stored stays known, 1 to 1200. Null (the default): for ever.</summary>
    [Range(1, 1200)]
    public int? PatientsMonths { get; set; }

    /// <summary>The periods.</summary>
    public RetentionRules Rules() => new(LettersMonths, MessagesMonths, OthersMonths, PatientsMonths);
}
