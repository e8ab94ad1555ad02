using System.Text;
using MsLetterCoder.Terminology.Building;
using MsLetterCoder.Terminology.Mapped;

namespace MsLetterCoder.Terminology.ValueSets;

/// <summary>Imports a list of SNOMED CT codes and names: a FHIR ValueSet in JSON, or tab-separated lines. Nothing is written unless all of it is right.</summary>
public static class ValueSetImport
{
    /// <summary>Largest file, bytes.</summary>
    private const long Largest = 1L << 30;

    /// <summary>Reads a file and writes it in the form of an imported release.</summary>
    /// <param name="path">The list.</param>
    /// <param name="folder">Where the file goes.</param>
    /// <param name="name">Its name; null: the next number.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it; nothing is left behind.</param>
    /// <exception cref="TerminologyException">The file is wrong or cut short; the message names file, line and column.</exception>
    public static ImportSummary Run(string path, string folder, string? name, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new TerminologyException($"There is no file '{path}'.");
        }

        if (new FileInfo(path).Length > Largest)
        {
            throw new TerminologyException($"'{path}' is larger than {Largest >> 20} MiB.");
        }

        progress?.Report(new ImportProgress($"reading {Path.GetFileName(path)}", 0));
        var builder = new TerminologyBuilder { Source = Path.GetFileNameWithoutExtension(path) };
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> text = bytes.AsSpan(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        if (IsJson(text))
        {
            ValueSetJson.Read(Path.GetFileName(path), bytes.AsMemory(bytes.Length - text.Length), builder);
        }
        else
        {
            ValueSetLines.Read(Path.GetFileName(path), text, builder);
        }

        if (builder.ConceptIds.Count == 0)
        {
            throw new TerminologyException($"{Path.GetFileName(path)}:1:1: no SNOMED CT code was found.");
        }

        return new TerminologyWriter(builder, progress, cancellation).Write(folder, name, progress);
    }

    /// <summary>Adds a code with a name; a name that ends in a semantic tag is a fully specified one.</summary>
    internal static void Add(TerminologyBuilder builder, long id, string display, bool active, bool preferred)
    {
        int concept = builder.AddConcept(id, active);
        bool full = SemanticTags.Start(display) > 0 && SemanticTags.IsKnown(SemanticTags.Of(display));
        builder.AddDescription(concept, Encoding.UTF8.GetBytes(display), DescriptionTraits.Active | (full ? DescriptionTraits.FullySpecifiedName : preferred ? DescriptionTraits.Preferred : DescriptionTraits.Acceptable));
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        int first = text.IndexOfAnyExcept(" \t\r\n"u8);
        return first >= 0 && text[first] == (byte)'{';
    }
}
