using MsLetterCoder.Mail.Documents;

namespace MsLetterCoder.Mail.Tests.Documents;

/// <summary>Tests against the real pdftotext are skipped where it is not installed, unless MSLC_REQUIRE_SERVERS=1 says that it must be.</summary>
internal static class Poppler
{
    private static readonly bool Installed = new DocumentReader().PdfToolVersion is not null;

    public static void Require()
    {
        bool required = Environment.GetEnvironmentVariable("MSLC_REQUIRE_SERVERS") == "1";
        Assert.True(Installed || !required, "poppler-utils is not installed, and MSLC_REQUIRE_SERVERS=1 requires it.");
        Skip.IfNot(Installed, "poppler-utils is not installed");
    }
}
