namespace MsLetterCoder.Clinical.Matching;

/// <summary>The Latin ligatures of Unicode (FB00 to FB06), which files made from print hold.</summary>
internal static class Ligatures
{
    /// <summary>The letters of a ligature; null for any other character.</summary>
    public static string? Parts(char c) => c switch { 'ﬀ' => "ff", 'ﬁ' => "fi", 'ﬂ' => "fl", 'ﬃ' => "ffi", 'ﬄ' => "ffl", 'ﬅ' or 'ﬆ' => "st", _ => null };
}
