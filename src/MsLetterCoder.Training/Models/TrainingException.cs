namespace MsLetterCoder.Training.Models;

/// <summary>A corpus that nothing can be learned from. The message says what it lacks, without words of documents.</summary>
public sealed class TrainingException(string message) : Exception(message);
