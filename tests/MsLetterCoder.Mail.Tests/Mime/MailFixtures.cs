using System.Runtime.CompilerServices;

namespace MsLetterCoder.Mail.Tests.Mime;

/// <summary>The mails in 'Mails'.</summary>
internal static class MailFixtures
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Mime", "Mails");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.eml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".eml"));

    public static string SourceFolder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Mails");
}
