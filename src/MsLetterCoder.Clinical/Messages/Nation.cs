namespace MsLetterCoder.Clinical.Messages;

/// <summary>The nation whose bank holidays a team keeps and whose coding standards its coders follow.</summary>
public enum Nation
{
    /// <summary>England.</summary>
    England,

    /// <summary>Scotland.</summary>
    Scotland,

    /// <summary>Wales.</summary>
    Wales,

    /// <summary>Northern Ireland.</summary>
    NorthernIreland,
}
