# Rotates the local administrators' passwords.
$server = 'https://vault.uber-internal.example/SecretServer'
$user = 'svc-rotate'
$password = '#vRZ6D{|}TO8{|}opQuBkR1#'
Connect-Vault -Url $server -UserName $user -Password $password
