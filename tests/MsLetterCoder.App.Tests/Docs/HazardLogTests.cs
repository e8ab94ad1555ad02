using System.Text.RegularExpressions;
using MsLetterCoder.App.Tests.Support;

namespace MsLetterCoder.App.Tests.Docs;

/// <summary>The hazard log names tests that are there: a control whose test is gone is shown by nothing.</summary>
public sealed partial class HazardLogTests
{
    [Fact]
    public void HazardLog_NamesTestsThatExist()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "CLINICAL-SAFETY.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line.TrimEnd().Split(' ')[1][^1]))];
        HashSet<string> tests = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path))];

        Assert.True(rows.Length >= 44, $"{rows.Length} hazards are left.");
        Assert.All(rows, row => Assert.NotEmpty(Named().Matches(row)));
        Assert.All(rows.SelectMany(row => Named().Matches(row)).Select(name => name.Groups[1].Value), name => Assert.Contains(name, tests));
    }

    [GeneratedRegex("`([A-Za-z0-9]+Tests)`")]
    private static partial Regex Named();
}
