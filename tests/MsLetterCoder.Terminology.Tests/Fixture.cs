using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Terminology.Rf2;

namespace MsLetterCoder.Terminology.Tests;

/// <summary>The small hand-made release (Fixtures/release), with every special case; its words and identifiers are invented, but for one of the inventory.</summary>
internal static class Fixture
{
    public const string HaemorrhagicZygomatosis = "7770001004";
    public const string OldZygomatosis = "7770002006";
    public const string BrachialQuillosis = "7770005008";
    public const string Oscillopsia = "7770022005";
    public const string NewPinsAndNeedles = "7770023000";

    public static string Release => Path.Combine(AppContext.BaseDirectory, "Fixtures", "release");

    public const string Descriptions = "SnomedCT_InternationalRF2_PRODUCTION_20240101T120000Z/Snapshot/Terminology/sct2_Description_Snapshot-en_INT_20240101.txt";
    public const string Concepts = "SnomedCT_InternationalRF2_PRODUCTION_20240101T120000Z/Snapshot/Terminology/sct2_Concept_Snapshot_INT_20240101.txt";
    public const string Language = "SnomedCT_InternationalRF2_PRODUCTION_20240101T120000Z/Snapshot/Refset/Language/der2_cRefset_LanguageSnapshot-en_INT_20240101.txt";
    public const string Map = "SnomedCT_UKClinicalRF2_PRODUCTION_20240410T000001Z/Snapshot/Refset/Map/der2_iisssciRefset_ExtendedMapUKCLSnapshot_GB1000000_20240410.txt";

    public static SnomedId Id(string digits) => SnomedId.TryParse(digits, out SnomedId id) ? id : throw new ArgumentException(digits);

    /// <summary>Imports the release into a folder and opens the file.</summary>
    public static TerminologyFile Import(TemporaryFolder folder, string? release = null) =>
        TerminologyFile.Open(Rf2Import.Run(release ?? Release, folder.FullPath, null, null, CancellationToken.None).Path);

    /// <summary>A copy of the release in which a test may change a file.</summary>
    public static string Copy(TemporaryFolder folder)
    {
        string copy = folder.In("copy");
        foreach (string path in Directory.EnumerateFiles(Release, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(Release, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        return copy;
    }
}
