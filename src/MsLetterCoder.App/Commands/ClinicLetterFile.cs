using MsLetterCoder.App.Configuration;
using MsLetterCoder.App.Output;
using MsLetterCoder.App.Pipeline;
using MsLetterCoder.Clinical;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Mail.Documents;
using MsLetterCoder.Mail.Mime;
using MsLetterCoder.Store.Filing;

namespace MsLetterCoder.App.Commands;

/// <summary>Reads one clinic letter from a file, as <c>process</c> reads it.</summary>
internal static class ClinicLetterFile
{
    /// <summary>Text and analysis of the letter.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or a mail holds several clinic letters.</exception>
    public static (string Text, DocumentAnalysis Analysis) Read(string path, AppSettings settings, DocumentAnalyser analyser, CancellationToken cancellation)
    {
        byte[] bytes = File.ReadAllBytes(path);
        DocumentReader reader = PipelineParts.DocumentReader(settings.Limits);
        if (!DocumentFile.IsMail(path))
        {
            DocumentReading reading = reader.Read(bytes, null, path, cancellation);
            DocumentText text = reading.Text ?? throw new ConfigurationException($"The file cannot be read: {reading.Unreadable!.Reason}");
            return (text.Text, analyser.Analyse(new MailDocument { Part = "", Text = text }.ToInput([]), cancellation));
        }

        MailReading mail = PipelineParts.MailReader(settings.Limits, reader).Read(bytes, cancellation);
        IncomingMessage message = mail.Message ?? throw new ConfigurationException($"The mail cannot be read: {mail.Unreadable!.Reason}");
        List<(string Text, DocumentAnalysis Analysis)> documents = [.. MailContents.Of(message).Documents.Select(d => (d.Text.Text, analyser.Analyse(d.ToInput([]), cancellation)))];
        List<(string Text, DocumentAnalysis Analysis)> letters = [.. documents.Where(d => d.Analysis.Kind == DocumentKind.ClinicLetter)];
        return letters.Count switch
        {
            1 => letters[0],
            0 => documents[0],
            _ => throw new ConfigurationException($"The mail holds {letters.Count} clinic letters: give the one that is meant as a file of its own."),
        };
    }
}
