using System.Text.Json;
using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Systems;

/// <summary>Legal entities by their identifier, as the public register of GLEIF tells them: <c>GET /api/v1/lei-records?filter[lei]=…</c>, or one record.</summary>
internal static class LegalEntities
{
    public static RecordKind Record { get; } = new("a record of a legal entity", item => Data(item).Text("type") is "lei-records" && Data(item).Member("attributes") is not null, Read);

    /// <summary>Whether an identifier is well-formed and its check digits hold: ISO 17442 takes letters as 10 to 35, and the whole number leaves 1 when divided by 97.</summary>
    public static bool IsLei(string? text)
    {
        if (text is not { Length: 20 } || !text.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter)) || !text[18..].All(char.IsAsciiDigit))
        {
            return false;
        }

        return text.Aggregate(0, (rest, letter) => char.IsAsciiDigit(letter) ? ((rest * 10) + letter - '0') % 97 : ((rest * 100) + letter - 'A' + 10) % 97) == 1;
    }

    private static void Read(JsonElement item, string place, ListReading reading)
    {
        var attributes = Data(item).Member("attributes")!.Value;
        var lei = attributes.Text("lei") ?? Data(item).Text("id");
        if (!IsLei(lei))
        {
            reading.Reject(place, "the identifier of the legal entity is none: its check digits do not hold");
            return;
        }

        var entity = attributes.Member("entity") ?? default;
        var registration = attributes.Member("registration") ?? default;
        reading.Observe(
            new Observation
            {
                Id = new IdentityId($"lei:{lei}"),
                Area = "lei:records",
                Facts = reading.Facts(place)
                    .Tell(IdentityFacts.Name, entity.Text("legalName", "name") ?? lei)
                    .Tell(IdentityFacts.Subclass, "lei:legal-entity")
                    .Tell(IdentityFacts.Enabled, entity.Text("status") switch { "ACTIVE" => true, "INACTIVE" => false, _ => null })
                    .Past(IdentityFacts.CreatedAt, registration.Text("initialRegistrationDate"))
                    .Tell(LegalEntityFacts.Lei, lei)
                    .Tell(LegalEntityFacts.LeiStatus, registration.Text("status"))
                    .Ahead(LegalEntityFacts.RenewalDue, registration.Text("nextRenewalDate"))
                    .Tell(LegalEntityFacts.Jurisdiction, entity.Text("jurisdiction"))
                    .ToFactSet(),
                Source = reading.Source,
            },
            place,
            isWhole: false);
    }

    // A question for one record is answered with an object in place of the list.
    private static JsonElement Data(JsonElement item) => item.Member("data") is { ValueKind: JsonValueKind.Object } data ? data : item;
}
