using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Patients;

namespace MsLetterCoder.App.Commands;

/// <summary><c>patient</c>: whose a message is and why, and a nurse's word on an address; by ids, never by name, number or address.</summary>
internal static class PatientCommand
{
    public static Command Create(TimeProvider time) => new("patient", "Whose messages are, and whose addresses.") { Match(time), Confirm(time) };

    private static Command Match(TimeProvider time)
    {
        var message = new Argument<long>("MESSAGE") { Description = "Id of the message." };
        var match = new Command("match", "Says whose the documents of a message are, how sure that is and why.") { message, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        match.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            long id = parse.GetRequiredValue(message);
            IReadOnlyList<DocumentMatch> matches = store.Patients.MatchesOf(id);
            SenderCheck check = store.Messages.Everything(id).SenderCheck;
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject { ["message"] = id, ["sender_check"] = Labels.Of(check), ["matches"] = JsonOutput.Array(matches, Json) });
                return ExitCodes.Good;
            }

            Console.Out.WriteLine($"message {id}: the mail server's check of the sender: {Labels.Of(check)}");
            foreach (DocumentMatch found in matches)
            {
                Console.Out.WriteLine(FormattableString.Invariant(
                    $"document {found.DocumentId}{(found.Part.Length == 0 ? "" : $" (part {found.Part})")}: {Labels.Of(found.Match.Status)}{(found.Match.PatientId is { } patient ? $", patient {patient}" : "")}, score {found.Match.Score.Value:0.00}; for: {Words(found.Match.Evidence)}; against: {Words(found.Match.Contradictions)}"));
            }

            return ExitCodes.Good;
        });
        return match;
    }

    private static Command Confirm(TimeProvider time)
    {
        var message = new Option<long>("--message") { Description = "Id of a message that came from the address.", Required = true };
        var patient = new Option<long>("--patient") { Description = "Id of the patient whose address it is.", Required = true };
        var confirm = new Command("confirm-address", "Remembers that the address a message came from is a patient's; that sender's messages in nobody's record are matched again.")
        {
            message, patient, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        confirm.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            AddressConfirmation done = store.Patients.ConfirmAddress(parse.GetRequiredValue(message), parse.GetRequiredValue(patient), parse.GetRequiredValue(CommonOptions.By));
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject { ["identifies"] = done.Identifies, ["matched"] = done.Matched });
            }
            else
            {
                Console.Out.WriteLine(done.Identifies
                    ? FormattableString.Invariant($"The address is remembered. Messages that stand in the patient's record now: {done.Matched}.")
                    : "The address is remembered, but another patient uses it too: it identifies neither.");
            }

            return ExitCodes.Good;
        });
        return confirm;
    }

    private static JsonObject Json(DocumentMatch found) => new()
    {
        ["document"] = found.DocumentId,
        ["part"] = found.Part,
        ["status"] = Labels.Of(found.Match.Status),
        ["patient"] = found.Match.PatientId,
        ["score"] = Math.Round(found.Match.Score.Value, 4),
        ["evidence"] = JsonOutput.Array(found.Match.Evidence, e => JsonValue.Create(Labels.Of(e))),
        ["contradictions"] = JsonOutput.Array(found.Match.Contradictions, c => JsonValue.Create(Labels.Of(c))),
        ["by"] = found.By,
    };

    private static string Words<T>(IReadOnlyList<T> labels) where T : struct, Enum => labels.Count == 0 ? "nothing" : string.Join(", ", labels.Select(l => Labels.Of(l)));
}
