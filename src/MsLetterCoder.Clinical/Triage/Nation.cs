namespace MsLetterCoder.Clinical.Triage;

/// <summary>The nation whose bank holidays a team keeps.</summary>
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
