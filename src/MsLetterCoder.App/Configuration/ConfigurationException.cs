namespace MsLetterCoder.App.Configuration;

/// <summary>The configuration cannot be followed; the message names the key and says what is wrong with it.</summary>
internal sealed class ConfigurationException : Exception
{
    public ConfigurationException()
    {
    }

    public ConfigurationException(string message)
        : base(message)
    {
    }

    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
