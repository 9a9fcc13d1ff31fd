namespace Nhi.Governance.Standards;

public sealed class StandardsCatalogueTests
{
    [Theory]
    [InlineData("OWASP-NHI", "2025", "NHI1", "Improper Offboarding")]
    [InlineData("OWASP-ASI", "2026", "ASI03", "Identity and Privilege Abuse")]
    [InlineData("NIST-SP-800-53", "5", "AC-2(3)", "Account Management | Disable Accounts")]
    [InlineData("NIST-CSF", "2.0", "PR.AA", "Identity Management, Authentication, and Access Control")]
    [InlineData("CIS-K8S", "2.0.1", "5.1.13", "Right to create service-account tokens limited")]
    [InlineData("CIS-GCP", "5.0.0", "1.8", "Service-account keys rotated within 90 days")]
    [InlineData("PCI-DSS", "4.0.1", "8.6.2", "No passwords of such accounts in scripts, configuration or code")]
    [InlineData("CIS-Azure", "6.0.0", "9.3.1.2", "Storage keys made anew periodically")]
    [InlineData("CIS-GitHub", "1.2.0", "1.4.2", "Stale applications removed")]
    [InlineData("ISO-IEC-27001", "2022", "A.5.16", "Identities through their life")]
    [InlineData("RFC", "", "9700", "Best Current Practice for OAuth 2.0 Security")]
    [InlineData("CIS-K8S", "2.0.1", "", "CIS Kubernetes Benchmark")]
    public void Finds_what_controls_cite(string framework, string version, string id, string title) =>
        Assert.Equal(title, StandardsCatalogue.Find(new ControlReference(framework, version, id))?.Title);

    [Theory]
    [InlineData("OWASP-NHI", "2025", "NHI11")]
    [InlineData("CIS-AWS", "1.5.0", "1.14")]
    [InlineData("NIST-CSF", "2.0", "PR.AC-4")]
    [InlineData("owasp-nhi", "2025", "NHI1")]
    [InlineData("ISO", "2022", "A.5.16")]
    public void Finds_nothing_where_there_is_nothing(string framework, string version, string id)
    {
        Assert.Null(StandardsCatalogue.Find(new ControlReference(framework, version, id)));
    }

    [Fact]
    public void Every_entry_is_found_by_its_own_reference_and_has_a_title()
    {
        Assert.All(StandardsCatalogue.Entries, entry =>
        {
            Assert.Same(entry, StandardsCatalogue.Find(entry.Reference));
            Assert.NotEmpty(entry.Title);
            Assert.True(StandardsCatalogue.Resolve(entry.Framework, entry.Version, entry.Id).IsExact);
        });
    }

    [Theory]
    [InlineData("OWASP-NHI", 10)]
    [InlineData("OWASP-ASI", 10)]
    [InlineData("NIST-SP-800-207", 7)]
    [InlineData("NIST-CSF", 134)]
    [InlineData("NIST-AI-RMF", 95)]
    [InlineData("CIS-AWS", 80)]
    [InlineData("CIS-Azure", 161)]
    [InlineData("CIS-GCP", 105)]
    [InlineData("CIS-GitHub", 142)]
    [InlineData("ISO-IEC-27001", 97)]
    public void Lists_are_whole(string framework, int entries) =>
        Assert.Equal(entries, StandardsCatalogue.Entries.Count(entry => string.Equals(entry.Framework, framework, StringComparison.Ordinal) && entry.Id.Length > 0));

    [Fact]
    public void A_citation_without_a_version_is_understood()
    {
        var resolution = StandardsCatalogue.Resolve("NIST-CSF", null, "PR.AA-05");
        Assert.True(resolution.IsExact);
        Assert.Equal("2.0", resolution.Entries[0].Version);
    }

    [Theory]
    [InlineData("PR.AC-1", "PR.AA-01,PR.AA-05")]
    [InlineData("PR.AC-2", "PR.AA-06")]
    [InlineData("PR.AC-3", "PR.AA-03")]
    [InlineData("PR.AC-4", "PR.AA-05")]
    [InlineData("PR.AC-6", "PR.AA-02")]
    [InlineData("PR.AC-7", "PR.AA-03")]
    public void Superseded_ids_lead_to_those_that_replace_them(string id, string now)
    {
        foreach (var version in new[] { "1.1", null })
        {
            var resolution = StandardsCatalogue.Resolve("NIST-CSF", version, id);
            Assert.Equal(now, string.Join(',', resolution.Entries.Select(entry => entry.Id)));
            Assert.All(resolution.Entries, entry => Assert.Equal("2.0", entry.Version));
            Assert.Contains("superseded", resolution.Warning, StringComparison.Ordinal);
            Assert.False(resolution.IsExact);
        }
    }

    [Fact]
    public void A_bare_NHI_01_is_ambiguous_and_said_to_be()
    {
        var resolution = StandardsCatalogue.Resolve("OWASP-NHI", null, "NHI-01");
        Assert.Equal("NHI1,ID.AM-01,ID.AM-02", string.Join(',', resolution.Entries.Select(entry => entry.Id)));
        Assert.Contains("ambiguous", resolution.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_knows_resolves_to_nothing_with_a_warning()
    {
        var resolution = StandardsCatalogue.Resolve("CIS-AWS", "1.5.0", "1.14");
        Assert.Empty(resolution.Entries);
        Assert.Equal("CIS-AWS 1.5.0 1.14 is not in the catalogue.", resolution.Warning);
    }
}
