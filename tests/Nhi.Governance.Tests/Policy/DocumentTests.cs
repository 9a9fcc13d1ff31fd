namespace Nhi.Governance.Tests.Policy;

/// <summary>Docs/controls.md tells of the baseline what the baseline is.</summary>
public sealed class DocumentTests
{
    /// <summary>Set to 1 to have the tables written anew.</summary>
    private const string Accept = "NHI_ACCEPT_DOCS";

    [Fact]
    public void The_tables_of_the_document_are_the_baseline()
    {
        var path = Path.Combine(Root(), "docs", "controls.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var made = ControlsDocument.Tables.Aggregate(text, (document, table) => With(document, table.Key, table.Value()));
        if (Environment.GetEnvironmentVariable(Accept) is "1")
        {
            File.WriteAllText(path, made);
            return;
        }

        Assert.Equal(made, text);
    }

    [Fact]
    public void Every_reference_is_in_the_catalogue()
    {
        var all = Cases.All.SelectMany(item => ControlTests.Results(item.Identity, item.Control)).SelectMany(result => result.References)
            .Concat(PolicyEvaluator.Controls.SelectMany(control => control.References.Concat(control.FurtherReferences.Select(further => further.Reference))))
            .Concat(BaselineLimits.Cited.Select(cited => cited.Reference))
            .Distinct().ToList();

        Assert.NotEmpty(all);
        Assert.All(all, reference => Assert.True(StandardsCatalogue.Find(reference) is not null, $"{reference} is in no catalogue"));
    }

    [Theory]
    [InlineData("privilege.admin", "aws:iam-role", "CIS-AWS 7.0.0 2.14")]
    [InlineData("privilege.admin", "bearer:AwsAccessKey", "CIS-AWS 7.0.0 2.14")]
    [InlineData("privilege.admin", "k8s:service-account", "CIS-K8S 2.0.1 5.1.1")]
    [InlineData("privilege.admin", "gcp:service-account", "CIS-GCP 5.0.0 1.6")]
    [InlineData("privilege.admin", "github:oauth-app", "CIS-GitHub 1.2.0 1.4.3")]
    [InlineData("privilege.admin", "postgresql:role", "")]
    [InlineData("privilege.secret-access", "k8s:service-account", "CIS-K8S 2.0.1 5.1.2; CIS-K8S 2.0.1 5.1.13")]
    public void A_benchmark_is_cited_of_what_it_is_about(string control, string subclass, string further)
    {
        var identity = Cases.Of(IdentityClass.ServiceAccount, facts => facts
            .Set(IdentityFacts.Subclass, subclass, "s")
            .Set(control == "privilege.admin" ? AccessFacts.AdministratorBy : AccessFacts.SecretAccessBy, new NameSet(["everything"]), "s"));

        Assert.Equal(further, string.Join("; ", Assert.Single(ControlTests.Results(identity, control)).References.Except(PolicyEvaluator.Controls.Single(item => item.Id == control).References)));
    }

    [Fact]
    public void An_agent_cites_what_is_said_of_agents() =>
        Assert.Contains(new ControlReference("NIST-AI-RMF", "1.0", "MAP 1.1"), Assert.Single(ControlTests.Results(Cases.Of(IdentityClass.AiAgent), "purpose")).References);

    private static string With(string document, string name, IEnumerable<string> lines)
    {
        var (begin, end) = ($"<!-- {name} -->\n", $"<!-- end of {name} -->\n");
        var (first, last) = (document.IndexOf(begin, StringComparison.Ordinal), document.IndexOf(end, StringComparison.Ordinal));
        Assert.True(first >= 0 && last > first, $"docs/controls.md has no place for {name}");
        return document[..(first + begin.Length)] + string.Concat(lines.Select(line => line + "\n")) + document[last..];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Nhi.Governance.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
