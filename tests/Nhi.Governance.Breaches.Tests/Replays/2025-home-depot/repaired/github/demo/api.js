const token = process.env.GITHUB_TOKEN;

export const headers = { Authorization: `Bearer ${token}` };
