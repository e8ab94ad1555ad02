namespace MsLetterCoder.App;

/// <summary>Exit codes of all commands.</summary>
internal static class ExitCodes
{
    /// <summary>All went well.</summary>
    public const int Good = 0;

    /// <summary>The work was done and its result is bad: a check failed, an input could not be read.</summary>
    public const int Failed = 1;

    /// <summary>The command or its configuration cannot be followed.</summary>
    public const int BadInput = 2;
}
