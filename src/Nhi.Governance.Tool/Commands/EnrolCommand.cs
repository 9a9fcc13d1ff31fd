using System.CommandLine;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi enrol</c>.</summary>
internal static class EnrolCommand
{
    private static readonly string[] Forms = [.. Enum.GetNames<ValueForm>().Select(name => name.ToLowerInvariant())];

    public static Command Make()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files that hold the values; - or none is standard input", Arity = ArgumentArity.ZeroOrMore };
        var form = new Option<ValueForm>("--format")
        {
            Description = $"How the values stand there: {string.Join(", ", Forms)} (the whole file is one value)",
            HelpName = "FORMAT",
            CustomParser = result => CommonOptions.OneOf(result, result.Tokens[^1].Value, Forms, "format of values") is { } word ? Enum.Parse<ValueForm>(word, ignoreCase: true) : default,
        };
        var field = new Option<string>("--field") { Description = "With jsonl, the member that is the value; 'name' and 'credential' are read beside it", HelpName = "NAME", DefaultValueFactory = _ => "value" };
        var name = new Option<string?>("--name") { Description = "What to call the values, where they have no names of their own", HelpName = "NAME" };
        var credential = new Option<string?>("--credential") { Description = "The id of the credential whose secret it is, as the inventory has it", HelpName = "ID" };
        var weak = new Option<bool>("--allow-weak") { Description = "Keeps values that could be guessed too, stretched and apart: they are compared with whole values only" };
        var list = new Option<bool>("--list") { Description = "Lists what is enrolled, and enrols nothing" };
        var remove = new Option<string[]>("--remove") { Description = "Forgets what is enrolled under an id, and enrols nothing", HelpName = "ID", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };
        var store = CommonOptions.Store();
        var keyFile = CommonOptions.KeyFile();
        var command = new Command("enrol", "Enrols secrets to be searched for: keeps keyed fingerprints of them, and prints their ids.") { files, form, field, name, credential, weak, list, remove, store, keyFile };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new EnrolRequest
            {
                Files = parsed.GetValue(files) is { Length: > 0 } given ? given : [EnrolRequest.StandardInput],
                Form = parsed.GetValue(form),
                Field = parsed.GetValue(field)!,
                Name = parsed.GetValue(name),
                Credential = parsed.GetValue(credential) is { Length: > 0 } id ? new CredentialId(id) : null,
                AllowWeak = parsed.GetValue(weak),
                Store = parsed.GetValue(store)!,
                KeyFile = parsed.GetValue(keyFile),
            };
            return parsed.GetValue(list) ? ListAsync(request, cancellationToken)
                : parsed.GetValue(remove) is { Length: > 0 } ids ? RemoveAsync(request, ids, cancellationToken)
                : EnrolAsync(request, cancellationToken);
        });
        return command;
    }

    private static async Task<int> EnrolAsync(EnrolRequest request, CancellationToken cancellationToken)
    {
        request.Check();
        var error = Screen.Error();
        var refused = 0;
        var values = new List<GivenValue>();
        try
        {
            foreach (var file in request.Files)
            {
                values.AddRange(Read(request, file, Refuse));
            }

            using var store = SqliteScanStore.Open(new SqliteInventoryOptions { Path = request.Store });

            // A lost key file must be missed: what was enrolled under it would never be found again.
            var isFirst = !await store.ReadEnrolmentsAsync(cancellationToken).AnyAsync(cancellationToken);
            using var desk = await EnrolmentDesk.OpenAsync(store, EstateKeys.Of(request.KeyFile, mayCreate: isFirst), cancellationToken: cancellationToken);
            var kept = new List<EnrolmentOutcome.Kept>();
            foreach (var value in values)
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (desk.Enrol(value.Value.Reveal(), value.Name ?? request.Name, value.Credential ?? request.Credential, request.AllowWeak))
                {
                    case EnrolmentOutcome.Kept enrolled:
                        kept.Add(enrolled);
                        break;
                    case EnrolmentOutcome.Refused no:
                        Refuse(value.Place, no.Reason);
                        break;
                }
            }

            await desk.SaveAsync(cancellationToken);
            EnrolReport.Write(Screen.Output(), error, request, kept, refused);
            return refused > 0 ? ExitCode.PartlyRead : ExitCode.Done;
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }

        void Refuse(string place, string reason)
        {
            refused++;
            error.Line(new Part("refused  ", Styles.Bad), place, ": ", reason);
        }
    }

    private static IReadOnlyList<GivenValue> Read(EnrolRequest request, string file, Action<string, string> refuse)
    {
        var reader = new ValueReader(request.Form, request.Field, refuse);
        if (EnrolRequest.IsInput(file))
        {
            using var input = Console.OpenStandardInput();
            return reader.Read(input, "standard input");
        }

        using var content = new FileStream(file, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 0 });
        return reader.Read(content, file);
    }

    private static async Task<int> ListAsync(EnrolRequest request, CancellationToken cancellationToken)
    {
        using var store = Estate.OpenScans(request.Store);
        EnrolReport.List(Screen.Output(), await store.ReadEnrolmentsAsync(cancellationToken).ToListAsync(cancellationToken));
        return ExitCode.Done;
    }

    private static async Task<int> RemoveAsync(EnrolRequest request, string[] ids, CancellationToken cancellationToken)
    {
        using var store = Estate.OpenScans(request.Store);
        var known = await store.ReadEnrolmentsAsync(cancellationToken).Select(enrolment => enrolment.Id).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        if (Array.Find(ids, id => !known.Contains(id)) is { } unknown)
        {
            throw ToolException.Usage($"There is no enrolled secret '{unknown}' in {request.Store}. Nothing was removed.");
        }

        foreach (var id in ids)
        {
            await store.RemoveEnrolmentAsync(id, cancellationToken);
        }

        return ExitCode.Done;
    }
}
