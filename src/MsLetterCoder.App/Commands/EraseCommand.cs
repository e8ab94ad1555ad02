using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Models;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Erasure;

namespace MsLetterCoder.App.Commands;

/// <summary><c>erase patient</c>, <c>erase document</c> and <c>erase finish</c>: by a person's word, for a reason. Without --apply they only say what would go.</summary>
internal static class EraseCommand
{
    private static readonly Option<bool> Apply = new("--apply") { Description = "Do it. Without this the command says what would go and changes nothing." };
    private static readonly Option<string?> Reference = new("--reference") { Description = "Number under which the decision is filed elsewhere; it stands in the audit trail, so no name and no NHS number." };

    private static readonly Option<ErasureReason> Reason = new("--reason")
    {
        Description = "subject_request, wrongly_received, order, test_data or retention_ended.",
        Required = true,
        CustomParser = result =>
        {
            if (Labels.TryRead(result.Tokens[0].Value, out ErasureReason reason) && reason != ErasureReason.ErasedBefore)
            {
                return reason;
            }

            result.AddError($"'{result.Tokens[0].Value}' is no reason: subject_request, wrongly_received, order, test_data or retention_ended.");
            return default;
        },
    };

    public static Command Create(TimeProvider time) => new("erase", "Erases a patient or a document from the store, for good.") { Patient(time), Document(time), Finish(time) };

    private static Command Patient(TimeProvider time)
    {
        var id = new Argument<long?>("PATIENT") { Description = "Id of the patient.", Arity = ArgumentArity.ZeroOrOne };
        var byNumber = new Option<bool>("--nhs-number") { Description = "Read the patient's NHS number from standard input instead: a command line stands in the list of processes." };
        var patient = new Command("patient", "Erases a patient with all that is known to be the patient's: mails, texts, results, decisions and training labels, drafts, answers, quarantine.")
        {
            id, byNumber, Reason, Reference, Apply, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        patient.Validators.Add(result =>
        {
            if (result.GetValue(id) is null != result.GetValue(byNumber))
            {
                result.AddError("Give the patient's id, or --nhs-number.");
            }
        });
        patient.SetAction(parse => Run(
            parse,
            time,
            store => parse.GetValue(id) ?? store.Patients.FindByNhsNumber(Console.In.ReadLine() ?? "")?.Id ?? throw new StoreException("No patient has that NHS number."),
            (store, found) => store.Erasures.OfPatient(found),
            (store, found, reason, reference, by) => store.Erasures.ErasePatient(found, reason, reference, by)));
        return patient;
    }

    private static Command Document(TimeProvider time)
    {
        var id = new Argument<long>("DOCUMENT") { Description = "Id of the document." };
        var document = new Command("document", "Erases a document and what is attached to it; its whole mail, where nothing else of it stays.")
        {
            id, Reason, Reference, Apply, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store,
        };
        document.SetAction(parse => Run(
            parse,
            time,
            _ => parse.GetRequiredValue(id),
            (store, found) => store.Erasures.OfDocument(found),
            (store, found, reason, reference, by) => store.Erasures.EraseDocument(found, reason, reference, by)));
        return document;
    }

    private static Command Finish(TimeProvider time)
    {
        var finish = new Command("finish", "Cleans free pages and log after an erasure that was cut off before that.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        finish.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            bool clean = store.Erasures.Clean();
            if (parse.GetValue(CommonOptions.Json))
            {
                JsonOutput.Print(Console.Out, new JsonObject { ["clean"] = clean });
            }
            else
            {
                Console.Out.WriteLine(ErasureWords.Cleaned(clean));
            }

            return clean ? ExitCodes.Good : ExitCodes.Failed;
        });
        return finish;
    }

    private static int Run(
        ParseResult parse,
        TimeProvider time,
        Func<LetterStore, long> find,
        Func<LetterStore, long, ErasureScope> look,
        Func<LetterStore, long, ErasureReason, string?, string, ErasureScope> erase)
    {
        using LetterStore store = CommonOptions.ExistingStore(parse, time);
        long id = find(store);
        bool apply = parse.GetValue(Apply);
        ErasureScope scope = apply ? erase(store, id, parse.GetValue(Reason), parse.GetValue(Reference), parse.GetRequiredValue(CommonOptions.By)) : look(store, id);
        bool clean = apply && store.Erasures.Clean();
        bool trained = LocalModels.Of(CommonOptions.Settings(parse)).Exist;
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, ErasureWords.Json(scope, apply, clean, trained));
        }
        else
        {
            ErasureWords.Print(Console.Out, scope, apply, clean, trained);
        }

        return !apply || clean ? ExitCodes.Good : ExitCodes.Failed;
    }
}
