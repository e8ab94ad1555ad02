namespace MsLetterCoder.App.Commands;

/// <summary>A person's words for the store: from the command line where they hold nothing of a patient's, else from a file or standard input, because arguments are seen by every user of the machine.</summary>
internal static class NoteText
{
    /// <summary>The words given, or standard input for '-'.</summary>
    public static string Of(string given) => given == "-" ? Console.In.ReadToEnd().Trim() : given;

    /// <summary>The content of a file, or standard input for '-'; line ends are LF.</summary>
    public static string Read(string file) => (file == "-" ? Console.In.ReadToEnd() : File.ReadAllText(file)).ReplaceLineEndings("\n").TrimEnd('\n');
}
