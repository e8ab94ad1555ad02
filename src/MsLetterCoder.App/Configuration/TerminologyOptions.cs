using System.ComponentModel.DataAnnotations;

namespace MsLetterCoder.App.Configuration;

/// <summary>Imported terminologies. Section 'Terminology'.</summary>
internal sealed class TerminologyOptions
{
    public const string Section = "Terminology";

    /// <summary>Folder into which releases and value sets are imported, a new file each; the newest serves from the next start on. Default: data/terminology. Without a file in it the built-in inventory serves alone.</summary>
    [Required]
    public string Folder { get; set; } = "data/terminology";
}
