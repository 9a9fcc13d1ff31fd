# Rotates the local administrators' passwords.
$server = 'https://vault.uber-internal.example/SecretServer'
$user = 'svc-rotate'
$password = (Get-StoredCredential -Target vault).Password
Connect-Vault -Url $server -UserName $user -Password $password
