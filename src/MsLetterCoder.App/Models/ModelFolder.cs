using MsLetterCoder.Clinical;
using MsLetterCoder.Training.Fitting;

namespace MsLetterCoder.App.Models;

/// <summary>The folder models/: beside the program, or where Models:Path says.</summary>
internal sealed class ModelFolder(string path)
{
    /// <summary>The folder that was built in beside the program.</summary>
    public static string BuiltIn => Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>Hash of models that a site trained and an administrator accepted; null for the program's own.</summary>
    public string? LocalHash { get; init; }

    /// <summary>What they are, in words.</summary>
    public string Description => LocalHash is { } hash ? $"local models {hash[..12]}" : "the program's models";

    /// <summary>Reads all models.</summary>
    /// <exception cref="ModelException">A model is missing, damaged or of another version: the program must stop.</exception>
    public ClinicalModels Read()
    {
        try
        {
            return ClinicalModels.Read(name => File.ReadAllBytes(Path.Combine(FullPath, name.Replace('/', Path.DirectorySeparatorChar))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"A model cannot be read from {FullPath}: {e.Message} Train them with 'train', or set Models:Path.", e);
        }
        catch (InvalidDataException e)
        {
            throw new ModelException(e.Message, e);
        }
    }

    /// <summary>The cards by model name.</summary>
    public IReadOnlyDictionary<string, ModelCard> Cards() => ClinicalModels.Names.ToDictionary(
        name => name,
        name => ModelCard.Read(Path.Combine(FullPath, name, ClinicalModels.FolderVersion, "card.json")),
        StringComparer.Ordinal);
}
