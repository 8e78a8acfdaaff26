//! The municípios of the sample carteira: IBGE code, seat, area code and first CEP, as in `public/data`.

use crate::domain::value::uf::Uf;

#[derive(Debug)]
pub(super) struct Locality {
    pub code: u32,
    pub name: &'static str,
    pub uf: Uf,
    pub lat: f64,
    pub lon: f64,
    pub area_code: u8,
    /// First CEP of the município, as a number.
    pub cep: u32,
    /// Whose territory it is, by position among the vendedores.
    pub territory: usize,
}

#[allow(clippy::too_many_arguments)]
const fn place(
    code: u32,
    name: &'static str,
    uf: Uf,
    lat: f64,
    lon: f64,
    area_code: u8,
    cep: u32,
    territory: usize,
) -> Locality {
    Locality { code, name, uf, lat, lon, area_code, cep, territory }
}

pub(super) const PLACES: &[Locality] = &[
    place(3550308, "São Paulo", Uf::SP, -23.5475, -46.6361, 11, 1001000, 0),
    place(3509502, "Campinas", Uf::SP, -22.9056, -47.0608, 19, 13010000, 0),
    place(3548500, "Santos", Uf::SP, -23.9608, -46.3336, 13, 11010000, 0),
    place(3543402, "Ribeirão Preto", Uf::SP, -21.1775, -47.8103, 16, 14000999, 0),
    place(3552205, "Sorocaba", Uf::SP, -23.5017, -47.4581, 15, 18010000, 0),
    place(3549904, "São José dos Campos", Uf::SP, -23.1794, -45.8869, 12, 12209000, 0),
    place(3506003, "Bauru", Uf::SP, -22.3147, -49.0606, 14, 17010000, 0),
    place(3538709, "Piracicaba", Uf::SP, -22.7253, -47.6492, 19, 13400005, 0),
    place(3525904, "Jundiaí", Uf::SP, -23.1864, -46.8842, 11, 13201000, 0),
    place(3516200, "Franca", Uf::SP, -20.5386, -47.4008, 16, 14400005, 0),
    place(3526902, "Limeira", Uf::SP, -22.5647, -47.4017, 19, 13480001, 0),
    place(3501608, "Americana", Uf::SP, -22.7392, -47.3314, 19, 13465005, 0),
    place(3503208, "Araraquara", Uf::SP, -21.7944, -48.1756, 16, 14800005, 0),
    place(3548906, "São Carlos", Uf::SP, -22.0175, -47.8908, 16, 13560001, 0),
    place(3529005, "Marília", Uf::SP, -22.2139, -49.9458, 14, 17500001, 0),
    place(3541406, "Presidente Prudente", Uf::SP, -22.1256, -51.3889, 18, 19010000, 0),
    place(3547809, "Santo André", Uf::SP, -23.6639, -46.5383, 11, 9010000, 0),
    place(3518800, "Guarulhos", Uf::SP, -23.4628, -46.5333, 11, 7010000, 0),
    place(3554102, "Taubaté", Uf::SP, -23.0264, -45.5553, 12, 12010000, 0),
    place(3504107, "Atibaia", Uf::SP, -23.1169, -46.5503, 11, 12940060, 0),
    place(3106200, "Belo Horizonte", Uf::MG, -19.9208, -43.9378, 31, 30001970, 1),
    place(3170206, "Uberlândia", Uf::MG, -18.9186, -48.2772, 34, 38400010, 1),
    place(3136702, "Juiz de Fora", Uf::MG, -21.7642, -43.3503, 32, 36001970, 1),
    place(3151800, "Poços de Caldas", Uf::MG, -21.7878, -46.5614, 35, 37700390, 1),
    place(3152501, "Pouso Alegre", Uf::MG, -22.23, -45.9364, 35, 37550001, 1),
    place(3170701, "Varginha", Uf::MG, -21.5514, -45.4303, 35, 37002000, 1),
    place(3170107, "Uberaba", Uf::MG, -19.7483, -47.9319, 34, 38001970, 1),
    place(3304557, "Rio de Janeiro", Uf::RJ, -22.9064, -43.1822, 21, 20010000, 1),
    place(3303302, "Niterói", Uf::RJ, -22.8833, -43.1036, 21, 24003900, 1),
    place(3303906, "Petrópolis", Uf::RJ, -22.505, -43.1786, 24, 25610000, 1),
    place(3306305, "Volta Redonda", Uf::RJ, -22.5231, -44.1042, 24, 27210000, 1),
    place(3205309, "Vitória", Uf::ES, -20.3194, -40.3378, 27, 29001970, 1),
    place(3205200, "Vila Velha", Uf::ES, -20.3297, -40.2925, 27, 29100010, 1),
    place(5208707, "Goiânia", Uf::GO, -16.6786, -49.2539, 62, 74001970, 1),
    place(5201108, "Anápolis", Uf::GO, -16.3267, -48.9528, 62, 75020000, 1),
    place(5300108, "Brasília", Uf::DF, -15.7797, -47.9297, 61, 70002900, 1),
    place(5103403, "Cuiabá", Uf::MT, -15.5961, -56.0967, 65, 78005000, 1),
    place(5002704, "Campo Grande", Uf::MS, -20.4428, -54.6464, 67, 79002000, 1),
    place(4106902, "Curitiba", Uf::PR, -25.4278, -49.2731, 41, 80001970, 2),
    place(4113700, "Londrina", Uf::PR, -23.3103, -51.1628, 43, 86001970, 2),
    place(4115200, "Maringá", Uf::PR, -23.4253, -51.9386, 44, 87001970, 2),
    place(4119905, "Ponta Grossa", Uf::PR, -25.095, -50.1619, 42, 84001970, 2),
    place(4104808, "Cascavel", Uf::PR, -24.9558, -53.4553, 45, 85801000, 2),
    place(4205407, "Florianópolis", Uf::SC, -27.5967, -48.5492, 48, 88010000, 2),
    place(4209102, "Joinville", Uf::SC, -26.3044, -48.8456, 47, 89201000, 2),
    place(4202404, "Blumenau", Uf::SC, -26.9194, -49.0661, 47, 89010000, 2),
    place(4204202, "Chapecó", Uf::SC, -27.0964, -52.6183, 49, 89801000, 2),
    place(4204608, "Criciúma", Uf::SC, -28.6775, -49.3697, 48, 88801000, 2),
    place(4314902, "Porto Alegre", Uf::RS, -30.0328, -51.2302, 51, 90001970, 2),
    place(4305108, "Caxias do Sul", Uf::RS, -29.1681, -51.1794, 54, 95010000, 2),
    place(4314407, "Pelotas", Uf::RS, -31.77, -52.341, 53, 96010000, 2),
    place(4316907, "Santa Maria", Uf::RS, -29.6842, -53.8069, 55, 97010000, 2),
    place(4314100, "Passo Fundo", Uf::RS, -28.2628, -52.4067, 54, 99001970, 2),
    place(2927408, "Salvador", Uf::BA, -12.9756, -38.491, 71, 40000990, 3),
    place(2910800, "Feira de Santana", Uf::BA, -12.2667, -38.9667, 75, 44001001, 3),
    place(2933307, "Vitória da Conquista", Uf::BA, -14.8661, -40.8394, 77, 45000010, 3),
    place(2611606, "Recife", Uf::PE, -8.0539, -34.8811, 81, 50010000, 3),
    place(2604106, "Caruaru", Uf::PE, -8.2833, -35.9761, 81, 55000990, 3),
    place(2304400, "Fortaleza", Uf::CE, -3.7172, -38.5431, 85, 60010000, 3),
    place(1501402, "Belém", Uf::PA, -1.4558, -48.5044, 91, 66010000, 3),
    place(1302603, "Manaus", Uf::AM, -3.1019, -60.025, 92, 69001009, 3),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::cities::Cities;

    #[test]
    fn every_place_is_the_real_municipio() {
        let cities = Cities::parse(include_str!("../../../public/data/municipios.txt")).unwrap();
        for place in PLACES {
            let city = cities.by_code(place.code).unwrap();
            assert_eq!(
                (city.name.as_str(), city.uf, city.area_code),
                (place.name, place.uf, place.area_code)
            );
            assert!((city.seat.lat() - place.lat).abs() < 1e-6 && (city.seat.lon() - place.lon).abs() < 1e-6);
        }
    }
}
