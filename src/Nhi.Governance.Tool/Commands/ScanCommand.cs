using System.CommandLine;
using Nhi.Governance.Secrets;
using Nhi.Governance.Tool.Reports;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary><c>nhi scan</c>.</summary>
internal static class ScanCommand
{
    private static readonly string[] Levels = Enum.GetNames<ScanLevel>();

    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Folders and files to look through, archives too; - is standard input", Arity = ArgumentArity.ZeroOrMore };
        var git = new Option<string[]>("--git") { Description = "A git repository whose whole history is looked through", HelpName = "REPO", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };
        var field = new Option<string[]>("--field") { Description = "Reads files of records, JSON lines or tables: this field of each is a document, named by the record's 'id' or its line", HelpName = "NAME", Arity = ArgumentArity.OneOrMore, DefaultValueFactory = _ => [] };
        var known = new Option<bool>("--known-only") { Description = "Looks for enrolled secrets alone" };
        var formats = new Option<bool>("--formats-only") { Description = "Looks for formats alone: needs neither a store nor keys" };
        var generic = new Option<bool>("--generic") { Description = "Looks for values assigned to names such as 'password' too, whatever their format: most of what it finds is none" };
        var again = new Option<bool>("--again") { Description = "Reads all git objects, also those in which an earlier scan found nothing" };
        var store = CommonOptions.Store();
        var keyFile = CommonOptions.KeyFile();
        var json = new Option<string?>("--json") { Description = "Writes the scan as JSON to a file, or to standard output with -; what people read then goes to standard error", HelpName = "FILE" };
        var sarif = new Option<string?>("--sarif") { Description = "Writes the scan as SARIF 2.1.0, likewise", HelpName = "FILE" };
        var failOn = new Option<ScanLevel?>("--fail-on")
        {
            Description = $"Exit with 1 when a hit is at least that sure: {string.Join(", ", Levels)} (enrolled, or with a right checksum)",
            HelpName = "LEVEL",
            CustomParser = result => CommonOptions.OneOf(result, result.Tokens[^1].Value, Levels, "level") is { } word ? Enum.Parse<ScanLevel>(word) : null,
        };
        var command = new Command("scan", "Finds where secrets lie open: enrolled ones wherever and however they are encoded, and others by their format.")
        {
            paths, git, field, known, formats, generic, again, store, keyFile, json, sarif, failOn,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(paths) is not { Length: > 0 } && result.GetValue(git) is not { Length: > 0 })
            {
                result.AddError("There is nothing to scan: name a PATH, or a repository with --git.");
            }

            if (result.GetValue(known) && (result.GetValue(formats) || result.GetValue(generic)))
            {
                result.AddError("--known-only leaves formats out: give it without --formats-only and --generic.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ScanRequest
            {
                Paths = parsed.GetValue(paths) ?? [],
                Repositories = parsed.GetValue(git) ?? [],
                Fields = parsed.GetValue(field) ?? [],
                Store = parsed.GetValue(store)!,
                IsStoreNamed = parsed.GetResult(store) is { Implicit: false },
                KeyFile = parsed.GetValue(keyFile),
                KnownOnly = parsed.GetValue(known),
                FormatsOnly = parsed.GetValue(formats),
                Generic = parsed.GetValue(generic),
                Again = parsed.GetValue(again),
                Json = parsed.GetValue(json),
                Sarif = parsed.GetValue(sarif),
                FailOn = parsed.GetValue(failOn),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        request.Check();
        var screen = request.WritesToOutput ? Screen.Error() : Screen.Output();
        using var store = OpenStore(request);
        using var enrolled = store is null || request.FormatsOnly ? null : await EnrolledSecrets.LoadAsync(store, EstateKeys.Of(request.KeyFile, mayCreate: false), cancellationToken);
        if (request.KnownOnly && enrolled is null or { Ids.Count: 0, WithoutKey.Count: 0 })
        {
            throw ToolException.NotDone($"Nothing is enrolled in {request.Store}, and --known-only looks for nothing else: enrol with nhi enrol FILE, or name another one with --store.");
        }

        var scan = new DocumentScan(new DocumentScanOptions
        {
            Formats = request.KnownOnly ? null : new ScanOptions { GenericAssignments = request.Generic },
            Enrolled = enrolled,
            Marks = request.Again ? null : store,
        });
        var sources = Estate.Documents(request);
        var result = await Progress.ShowAsync(Screen.Error(), progress => scan.RunAsync(sources, progress, cancellationToken));

        ScanReport.Write(screen, request, result);
        await OutputFile.WriteAsync(request.Json, "JSON", "What was found stands above.", stream => ScanJson.WriteAsync(result, stream, CancellationToken.None));
        await OutputFile.WriteAsync(request.Sarif, "SARIF", "What was found stands above.", stream => ScanSarif.WriteAsync(result, SarifRoots.Of(request.Paths, request.Repositories), stream, CancellationToken.None));
        return request.FailOn is { } least && result.Hits.Any(hit => hit.Level >= least) ? ExitCode.Findings
            : result.IsPartial ? ExitCode.PartlyRead
            : ExitCode.Done;
    }

    // A scan makes no store by itself: in a build there is nobody to keep it for.
    private static SqliteScanStore? OpenStore(ScanRequest request) =>
        (request.FormatsOnly && request.Repositories.Count == 0) || (!request.IsStoreNamed && !Path.Exists(request.Store))
            ? null
            : SqliteScanStore.Open(new SqliteInventoryOptions { Path = request.Store });
}
