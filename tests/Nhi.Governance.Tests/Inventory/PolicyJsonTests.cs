using System.Text.Json;
using Nhi.Governance.Tests.Bulk;

namespace Nhi.Governance.Tests.Inventory;

/// <summary>A policy comes back from its record as it went in.</summary>
public sealed class PolicyJsonTests
{
    [Fact]
    public void Any_policy_comes_back()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var policy = new RandomIdentities(seed).Policy() with
            {
                AcceptedRisks = [new("purpose", PolicySelector.Everything.With(SelectorField.Tag, "a=*", "b=1") with { Except = PolicySelector.Of(new("x")) }, "why", "who", Make.AsOf)],
            };

            var read = PolicyJson.Read(JsonDocument.Parse(Text(policy)).RootElement);

            Assert.Equal(Text(policy), Text(read));
            Assert.Equal(policy.Rules.Select(rule => rule.InWords()), read.Rules.Select(rule => rule.InWords()));
            Assert.Equal(policy.AcceptedRisks.Select(risk => risk.Where.ToString()), read.AcceptedRisks.Select(risk => risk.Where.ToString()));
        }
    }

    [Fact]
    public void What_was_accepted_before_there_were_selectors_is_read()
    {
        var read = PolicyJson.Read(JsonDocument.Parse("""{"accepted":[{"control":"purpose","identity":"register:a","reason":"r","approver":"b","expires":"2027-01-01T00:00:00Z"}],"unusedRole":1,"unusedKey":1,"triage":1}""").RootElement);

        Assert.Equal("Identity: register:a", Assert.Single(read.AcceptedRisks).Where.ToString());
    }

    [Theory]
    [InlineData("""{"rules":[{"where":{}}],"unusedRole":1,"unusedKey":1,"triage":1}""", "name")]
    [InlineData("""{"rules":[{"name":"r","where":{"Shoe":["x"]}}],"unusedRole":1,"unusedKey":1,"triage":1}""", "selector")]
    [InlineData("""{"rules":[{"name":"r","where":{},"more":1}],"unusedRole":1,"unusedKey":1,"triage":1}""", "rule of a policy")]
    public void What_is_of_the_wrong_form_is_refused(string json, string place) =>
        Assert.Contains(place, Assert.Throws<JsonException>(() => PolicyJson.Read(JsonDocument.Parse(json).RootElement)).Message, StringComparison.Ordinal);

    private static string Text(ControlPolicy policy) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(writer => PolicyJson.Write(writer, policy), "a policy"));
}
