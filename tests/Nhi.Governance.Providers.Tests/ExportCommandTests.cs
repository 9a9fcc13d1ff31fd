using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Tests;

public class ExportCommandTests
{
    private const string WithoutIdentities = "/no-identities";

    [Fact]
    public void Every_format_tells_what_makes_it_and_no_command_is_of_none()
    {
        var names = ExportFormats.All.Select(format => format.Name).Distinct(StringComparer.Ordinal).Where(name => !name.EndsWith(WithoutIdentities, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(names, ExportCommands.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(ExportFormats.All, format => Assert.Equal(format.Name.EndsWith(WithoutIdentities, StringComparison.Ordinal), format.Command.Length == 0));
    }

    [Fact]
    public void The_documentation_names_the_same_commands()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "docs", "sources.md")))
        {
            folder = folder.Parent;
        }

        var told = File.ReadAllText(Path.Combine(folder.FullName, "docs", "sources.md")).Replace("\\|", "|", StringComparison.Ordinal).Replace("`", string.Empty, StringComparison.Ordinal).ReplaceLineEndings(" ");
        Assert.DoesNotContain(ExportCommands.All.SelectMany(format => format.Value), command => !told.Contains(command, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_is_told_with_what_made_it()
    {
        var content = "[{ \"uniqueId\": \"104111111111111111111\", \"email\": \"a@shop.iam.gserviceaccount.com\", \"name\": \"projects/shop/serviceAccounts/a@shop.iam.gserviceaccount.com\" }]"u8.ToArray();
        var reader = new DocumentReader(ExportFormats.All);
        var events = reader.Read("accounts.json", content, reader.Guess("accounts.json", content), new ReadRequest(EstateScope.Empty, CloudExports.AsOf));
        Assert.Equal("gcloud iam service-accounts list --project=P", events.Summary().Command);
    }
}
