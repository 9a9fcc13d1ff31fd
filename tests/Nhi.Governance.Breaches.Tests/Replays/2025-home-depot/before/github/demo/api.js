const token = "ghp_e8{|}PM3r804eluGRA3{|}5grOtWgIcFiI2T4TVmmN";

export const headers = { Authorization: `Bearer ${token}` };
