using System.CommandLine;
using System.Text.Json.Nodes;
using MsLetterCoder.App.Output;
using MsLetterCoder.Clinical.Messages;
using MsLetterCoder.Review.Access;
using MsLetterCoder.Store;
using MsLetterCoder.Store.Accounts;

namespace MsLetterCoder.App.Commands;

/// <summary><c>user</c>: who may sign in to the pages.</summary>
internal static class UserCommand
{
    public static Command Create(TimeProvider time)
    {
        var list = new Command("list", "Lists the accounts.") { CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        list.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            return List([.. store.Accounts.List().Select(account => (account, store.Restricted.MayOpen(account.Id)))], parse.GetValue(CommonOptions.Json));
        });
        return new Command("user", "Who may sign in to the pages.")
        {
            Add(time),
            list,
            Change(time, "reset", "Gives an account a new first password, printed once, and opens its lock.", (store, account, by) => Reset(store, account, by)),
            Change(time, "reset-second-factor", "Takes an account's second factor away, where the telephone is lost.", (store, account, by) =>
            {
                store.Accounts.SetSecondFactor(account.Id, null, by);
                return null;
            }),
            Change(time, "disable", "Takes the right to sign in away; open sessions end.", (store, account, by) =>
            {
                store.Accounts.SetDisabled(account.Id, true, by);
                return null;
            }),
            Change(time, "enable", "Gives it back.", (store, account, by) =>
            {
                store.Accounts.SetDisabled(account.Id, false, by);
                return null;
            }),
            Change(time, "allow-restricted", "Lets an account open results that the law restricts, for an hour and with a reason each time.", (store, account, by) =>
            {
                store.Restricted.SetRight(account.Id, true, by);
                return null;
            }),
            Change(time, "refuse-restricted", "Takes that right away.", (store, account, by) =>
            {
                store.Restricted.SetRight(account.Id, false, by);
                return null;
            }),
            Roles(time),
        };
    }

    private static Argument<string> Name() => new("NAME") { Description = "Name of the account: letters, digits and _.@-" };

    private static Option<Role[]> RoleOption() => new("--role")
    {
        Description = "coder, nurse or administrator; may be given several times.",
        Required = true,
        CustomParser = result =>
        {
            var roles = new List<Role>();
            foreach (string word in result.Tokens.Select(t => t.Value))
            {
                if (!Labels.TryRead(word, out Role role))
                {
                    result.AddError($"'{word}' is no role: coder, nurse or administrator.");
                    return [];
                }

                roles.Add(role);
            }

            return [.. roles];
        },
    };

    private static Command Add(TimeProvider time)
    {
        Argument<string> name = Name();
        Option<Role[]> roles = RoleOption();
        var add = new Command("add", "Makes an account and prints its first password, once; it is changed at the first sign-in.") { name, roles, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        add.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            string password = PasswordRules.Make();
            store.Accounts.Add(parse.GetRequiredValue(name), parse.GetRequiredValue(roles), PasswordRules.Hash(password), parse.GetRequiredValue(CommonOptions.By));
            return Say(parse, parse.GetRequiredValue(name), password);
        });
        return add;
    }

    private static Command Roles(TimeProvider time)
    {
        Argument<string> name = Name();
        Option<Role[]> roles = RoleOption();
        var set = new Command("set-roles", "Replaces an account's roles; open sessions end.") { name, roles, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        set.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            store.Accounts.SetRoles(Get(store, parse.GetRequiredValue(name)).Id, parse.GetRequiredValue(roles), parse.GetRequiredValue(CommonOptions.By));
            return Say(parse, parse.GetRequiredValue(name), null);
        });
        return set;
    }

    private static Command Change(TimeProvider time, string verb, string help, Func<LetterStore, Account, string, string?> change)
    {
        Argument<string> name = Name();
        var command = new Command(verb, help) { name, CommonOptions.By, CommonOptions.Json, CommonOptions.Config, CommonOptions.Store };
        command.SetAction(parse =>
        {
            using LetterStore store = CommonOptions.ExistingStore(parse, time);
            Account account = Get(store, parse.GetRequiredValue(name));
            return Say(parse, account.Name, change(store, account, parse.GetRequiredValue(CommonOptions.By)));
        });
        return command;
    }

    private static string Reset(LetterStore store, Account account, string by)
    {
        string password = PasswordRules.Make();
        store.Accounts.SetPassword(account.Id, PasswordRules.Hash(password), mustChange: true, by);
        return password;
    }

    private static Account Get(LetterStore store, string name) => store.Accounts.Find(name) ?? throw new StoreException("There is no account of that name.");

    private static int Say(ParseResult parse, string name, string? password)
    {
        if (parse.GetValue(CommonOptions.Json))
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["account"] = name, ["first_password"] = password });
        }
        else
        {
            Console.Out.WriteLine(password is null ? $"{name}: done." : $"{name}: the first password is {password} (shown this once; it is changed at the first sign-in).");
        }

        return ExitCodes.Good;
    }

    private static int List(IReadOnlyList<(Account Account, bool Restricted)> accounts, bool json)
    {
        if (json)
        {
            JsonOutput.Print(Console.Out, new JsonObject { ["accounts"] = JsonOutput.Array(accounts, a => Json(a.Account, a.Restricted)) });
            return ExitCodes.Good;
        }

        foreach ((Account account, bool restricted) in accounts)
        {
            string state = account.DisabledAt is { } since ? $", disabled since {since:u}" : account.LockedUntil is { } until ? $", locked until {until:u}" : "";
            Console.Out.WriteLine($"{account.Name}: {string.Join(", ", account.Roles.Select(Labels.Of))}; {(account.PasswordHash is null ? "signs in by the organisation's provider" : $"second factor {(account.SecondFactor is null ? "off" : "on")}")}{(restricted ? ", may open restricted results" : "")}{state}");
        }

        return ExitCodes.Good;
    }

    private static JsonObject Json(Account account, bool restricted) => new()
    {
        ["name"] = account.Name,
        ["roles"] = JsonOutput.Array(account.Roles, role => JsonValue.Create(Labels.Of(role))),
        ["second_factor"] = account.SecondFactor is not null,
        ["outside"] = account.PasswordHash is null,
        ["restricted_results"] = restricted,
        ["disabled"] = account.DisabledAt is not null,
        ["locked_until"] = account.LockedUntil is { } until ? JsonOutput.Time(until) : null,
    };
}
