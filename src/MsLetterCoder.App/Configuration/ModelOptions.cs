using System.ComponentModel.DataAnnotations;

namespace MsLetterCoder.App.Configuration;

/// <summary>The learned models. Section 'Models'.</summary>
internal sealed class ModelOptions
{
    public const string Section = "Models";

    /// <summary>Folder of the models; null (the default): those beside the program.</summary>
    [MinLength(1)]
    public string? Path { get; set; }

    /// <summary>Folder of models trained with nurses' grades ('train --with-feedback'); null (the default): 'local-models' beside the store.</summary>
    [MinLength(1)]
    public string? LocalFolder { get; set; }
}
