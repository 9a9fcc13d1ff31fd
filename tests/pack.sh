#!/usr/bin/env bash
# Packs what ships, and uses the packages as a stranger would: from a folder outside the repository, with nothing but package references.
# Expects a Release build (tests/run.sh makes one).
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/packages" "$scratch/consumer"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off

names=()
for project in "$root"/src/*/*.csproj; do
  name="$(basename "$project" .csproj)"
  dotnet pack "$project" -c Release --no-build -o "$scratch/packages" -v:q
  ls "$scratch/packages/$name".[0-9]*.nupkg >/dev/null || { echo "$name made no package." >&2; exit 1; }
  [ "$name" = "Nhi.Governance.Tool" ] || names+=("$name")
done

version="$(basename "$(ls "$scratch"/packages/Nhi.Governance.Abstractions.[0-9]*.nupkg)" .nupkg)"
version="${version#Nhi.Governance.Abstractions.}"

cd "$scratch/consumer"
# Ours come from the folder alone, everything else from where the machine says.
cat >nuget.config <<XML
<configuration>
  <packageSources><add key="ours" value="$scratch/packages" /></packageSources>
</configuration>
XML
{
  echo '<Project Sdk="Microsoft.NET.Sdk">'
  echo '  <PropertyGroup>'
  echo '    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>'
  echo '    <TreatWarningsAsErrors>true</TreatWarningsAsErrors><NuGetAudit>false</NuGetAudit><NoWarn>NU1603</NoWarn><InvariantGlobalization>true</InvariantGlobalization>'
  echo '  </PropertyGroup>'
  echo '  <ItemGroup>'
  for name in "${names[@]}"; do echo "    <PackageReference Include=\"$name\" Version=\"$version\" />"; done
  echo '  </ItemGroup>'
  echo '</Project>'
} >Consumer.csproj
cat >Program.cs <<'CS'
using System.IO.Compression;
using System.Reflection;
using Nhi.Governance;

var facts = new FactSetBuilder().Set(WorkloadFacts.SpiffeId, "spiffe://acme.example/payments", "entry").ToFactSet();
if (WorkloadView.Over(facts).SpiffeId.Value != "spiffe://acme.example/payments")
{
    throw new InvalidOperationException("A view does not read its facts.");
}

if (StandardsCatalogue.Find(new ControlReference("OWASP-NHI", "2025", "NHI1")) is null)
{
    throw new InvalidOperationException("The catalogue of standards is not in the package.");
}

// Every package says what it is and who may use it.
foreach (var package in Directory.GetFiles(args[0], "*.nupkg"))
{
    using var zip = ZipFile.OpenRead(package);
    using var reader = new StreamReader(zip.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
    var nuspec = reader.ReadToEnd();
    foreach (var element in new[] { "<description>", "<license ", "<readme>" })
    {
        if (!nuspec.Contains(element, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{Path.GetFileName(package)} has no {element}.");
        }
    }
}

// Each package brings an assembly whose public types can all be loaded.
foreach (var name in args[1..])
{
    Console.WriteLine($"{name}: {Assembly.Load(name).GetExportedTypes().Length} types");
}
CS

# A cache of its own, so that no package of an earlier run is taken for this one; third parties come from the machine's.
cache="$(dotnet nuget locals global-packages --list | sed -E 's/^[^:]*: *//')"
export NUGET_PACKAGES="$scratch/cache"
dotnet build -c Release -v:q "-p:RestoreFallbackFolders=$cache"
dotnet run -c Release --no-build -- "$scratch/packages" "${names[@]}"

# The tool installs from its package and starts.
if [ -d "$root/src/Nhi.Governance.Tool" ]; then
  dotnet tool install Nhi.Governance.Tool --version "$version" --tool-path "$scratch/tool" --source "$scratch/packages"
  "$scratch/tool/nhi" --help
fi
