using System.CommandLine;

namespace MsLetterCoder.App.Commands;

/// <summary><c>concepts</c>: finds concepts by words, and compares two imported releases.</summary>
internal static class ConceptsCommand
{
    public static Command Create(TimeProvider _) => new("concepts", "Finds concepts by words, and compares two imported releases.");
}
